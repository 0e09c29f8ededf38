import type { ServerResponse } from 'node:http'
import type { Head, Problem } from './recording'
import { refuse } from '../http/refusal'
import type { SharedRead } from './sharedReads'

/** Milliseconds that a browser may leave its answer unread, before it is cut off: what it holds up is held in memory. */
const usualStall = 30_000

/** Bytes of an error's body that are looked at for its code. */
const errorBytes = 64 * 1024

/** How an answer went out; `problem` stands for what did not come, `isGone` says that the browser left first. */
export type Played = {
  readonly head: Head | null
  readonly problem: Problem | null
  readonly isGone: boolean
  /** The body of an error, or its beginning; empty otherwise. */
  readonly errorBody: Buffer
}

/** Passes a read's answer on as it arrives, with `Age` (seconds) and `X-Read-Age` (milliseconds). */
export async function play(
  { reader, age }: SharedRead,
  outgoing: ServerResponse,
  stallMs: number = usualStall,
): Promise<Played> {
  const said: Buffer[] = []
  let saidBytes = 0
  let head: Head | null = null
  // A reader that has left wakes up from whatever it waits for.
  outgoing.on('close', () => reader.leave())
  if (outgoing.destroyed) reader.leave()
  const played = (problem: Problem | null): Played => ({
    head,
    problem,
    isGone: outgoing.destroyed && !outgoing.writableFinished,
    errorBody: Buffer.concat(said),
  })

  try {
    const first = await reader.head()
    if (outgoing.destroyed) return played(null)
    if ('code' in first) {
      const result = played(first)
      refuse(outgoing, first.code, first.message)
      return result
    }
    head = first
    begin(outgoing, head, age())
    for (;;) {
      const piece = await reader.next()
      if (outgoing.destroyed) return played(null)
      if (piece === null) break
      if ('code' in piece) {
        const result = played(piece)
        // An answer that broke off must not look complete.
        outgoing.destroy()
        return result
      }
      if (head.status >= 400 && saidBytes < errorBytes) {
        said.push(piece)
        saidBytes += piece.length
      }
      if (!outgoing.write(piece) && !(await drained(outgoing, stallMs))) outgoing.destroy()
    }
    const result = played(null)
    outgoing.end()
    return result
  } finally {
    reader.leave()
  }
}

function begin(outgoing: ServerResponse, head: Head, ageMs: number): void {
  outgoing.setHeader('cache-control', 'no-store')
  for (const [name, value] of Object.entries(head.headers)) outgoing.setHeader(name, value)
  outgoing.setHeader('age', String(Math.floor(ageMs / 1_000)))
  outgoing.setHeader('x-read-age', String(Math.ceil(ageMs)))
  outgoing.writeHead(head.status)
  outgoing.flushHeaders()
}

/** False where the browser did not read on in time, or is gone. */
function drained(outgoing: ServerResponse, stallMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isDrained: boolean) => {
      clearTimeout(timer)
      outgoing.off('drain', onDrain)
      outgoing.off('close', onClose)
      resolve(isDrained)
    }
    const onDrain = () => settle(true)
    const onClose = () => settle(false)
    const timer = setTimeout(onClose, stallMs)
    outgoing.on('drain', onDrain)
    outgoing.on('close', onClose)
  })
}
