import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Agents } from '../aom/agents'
import type { Posting } from './formats'

/** `taken`, or why not: a status, a robot's answer, a connection's code. Of the address nothing: it may hold a credential. */
type Posted =
  { readonly taken: true } | { readonly taken: false; readonly why: string; readonly answer: string }

const patienceMs = 10_000
const longestAnswer = 2_000

/** Sends once and follows no redirect; never rejects. */
export function post(
  { url, body, headers = {}, isTaken }: Posting,
  agents: Agents,
  signal: AbortSignal,
): Promise<Posted> {
  return new Promise((resolve) => {
    const late = AbortSignal.timeout(patienceMs)
    const failed = (why: string, answer = '') =>
      resolve({ taken: false, why, answer: answer.slice(0, longestAnswer) })
    const sent = (url.protocol === 'http:' ? httpRequest : httpsRequest)(url, {
      method: 'POST',
      agent: agents.of(url),
      signal: AbortSignal.any([signal, late]),
      headers: {
        ...headers,
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(Buffer.byteLength(body)),
      },
    })
    sent.on('error', (error: NodeJS.ErrnoException) =>
      failed(late.aborted ? 'no answer in time' : (error.code ?? error.name)),
    )
    sent.on('response', (answer) => {
      const chunks: Buffer[] = []
      let size = 0
      answer.on('error', (error: NodeJS.ErrnoException) => failed(error.code ?? error.name))
      answer.on('data', (chunk: Buffer) => {
        if (size < longestAnswer) chunks.push(chunk)
        size += chunk.length
      })
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const status = answer.statusCode ?? 0
        if (status < 200 || status > 299) failed(`HTTP ${status}`, text)
        else if (isTaken(text)) resolve({ taken: true })
        else failed('refused by the receiver', text)
      })
    })
    sent.end(body)
  })
}
