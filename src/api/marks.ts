import * as v from 'valibot'
import { FailureError } from '#domain/failure/failure'
import { hideWrittenSecrets } from '#domain/failure/writtenSecrets'
import type { SubjectStates } from '#domain/operation/teamOperation'
import type { Mark, MarkKind, MarkPage, MarkSubject } from '#domain/team/mark'
import { list, present, readEach } from '#api/wire/fields'
import { count } from '#api/wire/journalOperation'
import { readMark } from '#api/wire/mark'
import { encode, parseJson, send, type Answer } from './http'

/* What the team says of executions and nodes, in the gateway's journal. */

export interface MarksQuery {
  /** Made or ended since, and whatever held then. */
  readonly since?: number
  readonly executionId?: string
  readonly before?: number | null
  readonly signal?: AbortSignal | undefined
}

/** The most that the gateway gives at once. */
const limit = 500

const pageSchema = v.object({
  marks: list,
  next: v.fallback(v.nullable(count), null),
  seq: v.fallback(count, 0),
})

const broken = (field: string, answer: Answer) =>
  new FailureError({
    kind: 'contract',
    field,
    httpStatus: answer.httpStatus,
    ...answer.callFacts,
    at: Date.now(),
  })

export async function listMarks({ since, executionId, before, signal }: MarksQuery): Promise<MarkPage> {
  const query = present({
    limit: String(limit),
    since: since === undefined ? undefined : String(Math.floor(since)),
    execution: executionId,
    before: before === null || before === undefined ? undefined : String(before),
  })
  const answer = await send({
    operation: 'ListMarks',
    method: 'GET',
    api: 'team',
    path: '/marks',
    query,
    signal,
  })
  const { success, output } = v.safeParse(pageSchema, parseJson(answer))
  if (!success || output.marks === undefined) throw broken('marks', answer)
  const { items, unreadable } = readEach(output.marks, readMark)
  return { marks: items, next: output.next, seq: output.seq, unreadable }
}

/** A mark that wants to be made. */
export interface NewMark extends MarkSubject {
  /** A UUID: under one id there is one mark, however often it is sent. */
  readonly id: string
  readonly kind: MarkKind
  readonly text?: string
  readonly until?: number
  readonly before?: SubjectStates
  readonly operationId?: string
}

const timeoutMs = 10_000
const textLength = 1_000

export async function makeMark({ id, text, before, ...rest }: NewMark): Promise<Mark> {
  const body = present({
    ...rest,
    text: text?.trim() ? hideWrittenSecrets(text.trim()).slice(0, textLength) : undefined,
    baseline: before,
  })
  return read(await write('SetMark', `/marks/${encode(id)}`, body))
}

export async function endMark(id: string, how: 'released' | 'gone'): Promise<Mark> {
  return read(await write('EndMark', `/marks/${encode(id)}/end`, { how }))
}

const write = (operation: string, path: string, body: object) =>
  send({ operation, method: 'PUT', api: 'team', path, body, timeoutMs })

function read(answer: Answer): Mark {
  const body = parseJson(answer)
  const mark = readMark(typeof body === 'object' && body !== null && 'mark' in body ? body.mark : undefined)
  if (!mark) throw broken('mark', answer)
  return mark
}
