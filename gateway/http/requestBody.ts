import type { IncomingMessage } from 'node:http'

/** Largest request body, in bytes; AOM's filters stay far below. */
export const bodyLimit = 64 * 1024

/** Reads a whole request body. Undefined where it is larger than `bodyLimit`; rejects where the client goes away. */
export async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(incoming.headers['content-length'] ?? 0) > bodyLimit) return undefined
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > bodyLimit) resolve(undefined)
      else chunks.push(chunk)
    })
    incoming.on('end', () => resolve(Buffer.concat(chunks)))
    incoming.on('error', reject)
    incoming.on('close', () => reject(new Error('The client went away.')))
  })
}
