import type { ServerResponse } from 'node:http'
import type { Head, Problem, Sink, Source } from '../reads/recording'
import { refuse } from '../http/refusal'

/** Bytes of an answer that must be complete before it is passed on; an operation's has a few dozen. */
const largestAnswer = 8 * 1024 * 1024

/** `problem` null: complete. With a head and a problem, the answer broke off. */
export type WholeAnswer = {
  readonly head: Head | null
  readonly body: Buffer
  readonly problem: Problem | null
}

/** Waits for a whole answer. `started` gets the request, to give it up. */
export function receiveWhole(
  start: (sink: Sink) => Source,
  started: (source: Source) => void = () => {},
): Promise<WholeAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let head: Head | null = null
    let size = 0
    const end = (problem: Problem | null) => resolve({ head, body: Buffer.concat(chunks), problem })
    const source = start({
      head: (value) => {
        head = value
      },
      data: (chunk) => {
        size += chunk.length
        if (size <= largestAnswer) return void chunks.push(chunk)
        end({ code: 'GATEWAY.502', message: 'The answer is too large.' })
        source.abandon()
      },
      end,
    })
    started(source)
  })
}

/** Passes a whole answer on as it came. An incomplete one is refused: it must not look complete. */
export function giveWhole(
  { head, body, problem }: WholeAnswer,
  outgoing: ServerResponse,
  ownHeaders: Readonly<Record<string, string>> = {},
): void {
  if (outgoing.destroyed || outgoing.headersSent) return
  for (const [name, value] of Object.entries(ownHeaders)) outgoing.setHeader(name, value)
  if (problem || !head) {
    refuse(outgoing, problem?.code ?? 'GATEWAY.502', problem?.message ?? 'There was no answer.')
    return
  }
  outgoing.setHeader('cache-control', 'no-store')
  for (const [name, value] of Object.entries(head.headers)) outgoing.setHeader(name, value)
  outgoing.writeHead(head.status)
  outgoing.end(body)
}
