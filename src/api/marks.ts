import * as v from 'valibot'
import { omitUndefined } from '#domain/omitUndefined'
import { hideWrittenSecrets } from '#domain/failure/writtenSecrets'
import type { SubjectStates } from '#domain/operation/teamOperation'
import type { Mark, MarkKind, MarkPage, MarkSubject } from '#domain/team/mark'
import { isRecord } from '#api/wire/fields'
import { readMark } from '#api/wire/mark'
import { encode, parseJson, send, unusable, type Answer } from './http'
import { positionSchema, readTeamList } from './teamList'

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

export async function listMarks({ since, executionId, before, signal }: MarksQuery): Promise<MarkPage> {
  const query = omitUndefined({
    limit: String(limit),
    since: since === undefined ? undefined : String(Math.floor(since)),
    execution: executionId,
    before: before === null || before === undefined ? undefined : String(before),
  })
  const call = { operation: 'ListMarks', path: '/marks', query, signal }
  const { items: marks, unreadable, page } = await readTeamList(call, 'marks', readMark)
  return { marks, unreadable, ...v.parse(positionSchema, page) }
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
  const body = omitUndefined({
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
  const mark = readMark(isRecord(body) ? body['mark'] : undefined)
  if (!mark) throw unusable(answer, { kind: 'contract', field: 'mark' })
  return mark
}
