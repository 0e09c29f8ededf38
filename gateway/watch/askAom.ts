import { readJson } from '../aom/answer'
import type { Answer } from '../aom/answer'

/** Asks AOM with a key of the gateway's own; `path` is what follows `/v1/{project_id}/cms/`. */
export type ReadAom = (
  method: 'GET' | 'POST',
  path: readonly string[],
  body: object | null,
  /** `fresh`: no answer that somebody else got before. */
  options: { readonly fresh: boolean; readonly gone: AbortSignal },
) => Promise<Answer>

/** AOM could not be asked, or its answer is none; `status` is what it answered, if it did. */
export class NotRead extends Error {
  override readonly name = 'NotRead'
  readonly status: number | null
  constructor(reason: string, status: number | null = null) {
    super(reason)
    this.status = status
  }
}

/** The JSON of an answer that is one; rejects with a NotRead. */
export async function askAom(read: ReadAom, ...asked: Parameters<ReadAom>): Promise<unknown> {
  const { head, body, problem } = await read(...asked)
  if (problem || !head) throw new NotRead(problem?.code ?? 'no answer')
  if (head.status < 200 || head.status > 299) throw new NotRead(`HTTP ${head.status}`, head.status)
  return readJson(head, body)
}
