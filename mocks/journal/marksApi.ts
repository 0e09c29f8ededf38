import { http, HttpResponse, type RequestHandler } from 'msw'
import type { World } from '../world'
import { jsonOf, malformed, type Admit } from './admission'
import { CLAIM_MS, isOpen, LONGEST_SNOOZE_MS, markKinds, type Mark, type NewMark } from './mark'
import type { OperationUser } from './operation'
import { gatewayRefusal, notWritten } from './refusals'
import { nameOf } from './request'

const USUAL_LIMIT = 100
const MOST_MARKS = 500
const TEXT_LENGTH = 1000

const project = /^[0-9a-zA-Z]{32}$/
/** Something that a reader sees. */
const seen = /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}]/u
const number = /^\d{1,15}$/
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const parameters: Record<string, RegExp> = {
  project,
  before: number,
  limit: number,
  execution: /^[^]{1,128}$/,
  kind: new RegExp(`^(${markKinds.join('|')})$`),
  since: number,
}

/** What pages ask of the team's marks, below `/api/marks`. */
export function createMarkHandlers(world: World, admit: Admit): RequestHandler[] {
  const { journal, behaviour } = world

  /** Who may change nothing writes notes, where anybody may write. */
  const refusalOf = (kind: string): Response | undefined => {
    const { changesRefused } = behaviour
    if (!changesRefused || (kind === 'note' && changesRefused === 'notOperator')) return undefined
    return notWritten(changesRefused)
  }

  return [
    http.get('*/api/marks', async ({ request }) => {
      const admitted = await admit(request, parameters)
      if (admitted.refusal) return admitted.refusal
      const { query, projectId } = admitted
      const limit = Number(query['limit'] ?? USUAL_LIMIT)
      if (limit < 1 || limit > MOST_MARKS) return malformed('limit is 1 to 500.')
      const found = journal.marks
        .filter((mark) => mark.projectId === projectId && matches(mark, query))
        .toReversed()
      const marks = found.slice(0, limit)
      const next = found.length > limit ? (marks.at(-1)?.position ?? null) : null
      return HttpResponse.json({ marks, next, seq: journal.seq })
    }),

    http.put('*/api/marks/:id', async ({ request, params }) => {
      const body = await jsonOf(request)
      const admitted = await admit(request, { project })
      if (admitted.refusal) return admitted.refusal
      const region = request.headers.get('x-aom-region') ?? 'cn-north-4'
      const id = String(params['id']).toLowerCase()
      const { user, projectId } = admitted
      const wanted = markOf(body, { id, projectId, region, user, at: world.tick() })
      if (!wanted || !uuid.test(id)) return malformed('The body is wrong.')
      const refusal = refusalOf(wanted.kind)
      if (refusal) return refusal
      if (wanted.operationId !== null && !journal.find(wanted.operationId)?.operation.skipKind)
        return gatewayRefusal('GATEWAY.404', 'There is no such Skip in this project.')
      const mark = journal.makeMark(wanted)
      return mark
        ? HttpResponse.json({ mark })
        : gatewayRefusal('GATEWAY.422', 'This id is that of another mark.')
    }),

    http.put('*/api/marks/:id/end', async ({ request, params }) => {
      const { how } = ((await jsonOf(request)) ?? {}) as { how?: unknown }
      const admitted = await admit(request, { project })
      if (admitted.refusal) return admitted.refusal
      if (how !== 'released' && how !== 'gone') return malformed('The body is wrong.')
      const refusal = refusalOf('claim')
      if (refusal) return refusal
      const id = String(params['id']).toLowerCase()
      const isHere = journal.marks.some((mark) => mark.id === id && mark.projectId === admitted.projectId)
      const mark = isHere
        ? journal.endMark(id, { at: world.tick(), by: nameOf(admitted.user), how })
        : undefined
      return mark
        ? HttpResponse.json({ mark })
        : gatewayRefusal('GATEWAY.404', 'There is no such claim or snooze in this project.')
    }),
  ]
}

function matches(mark: Mark, query: Record<string, string>): boolean {
  const since = Number(query['since'] ?? 0)
  const isRecent = mark.at >= since || (mark.ended !== null && mark.ended.at >= since)
  const wasOpen = isOpen(mark) && (mark.until === null || mark.until > since)
  return (
    (query['execution'] ?? mark.executionId) === mark.executionId &&
    (query['kind'] ?? mark.kind) === mark.kind &&
    mark.position < Number(query['before'] ?? Infinity) &&
    (query['since'] === undefined || isRecent || wasOpen)
  )
}

type Given = Pick<NewMark, 'id' | 'projectId' | 'region' | 'at'> & { user: OperationUser }

/** Undefined for what the gateway would not take. */
function markOf(body: unknown, given: Given): NewMark | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const field = body as Record<string, unknown>
  const text = (name: string) => (typeof field[name] === 'string' ? field[name] : null)
  const kind = markKinds.find((known) => known === field['kind'])
  const [workflowId, executionId, words] = [text('workflowId'), text('executionId'), text('text')]
  const until = typeof field['until'] === 'number' ? field['until'] : null
  const { baseline } = field
  const isWrong =
    (words !== null && words.length > TEXT_LENGTH) ||
    ((kind === 'note' || kind === 'snooze') && !seen.test(words ?? '')) ||
    (kind === 'done' && text('operationId') === null) ||
    (kind === 'snooze' && (typeof baseline !== 'object' || baseline === null)) ||
    (until !== null && (kind !== 'snooze' || until <= given.at || until > given.at + LONGEST_SNOOZE_MS))
  if (!kind || !workflowId || !executionId || isWrong) return undefined
  return {
    ...given,
    kind,
    workflowId,
    workflowName: text('workflowName'),
    executionId,
    nodeId: text('nodeId'),
    nodeName: text('nodeName'),
    text: words?.trim() || null,
    baseline: kind === 'snooze' ? (baseline as object) : null,
    operationId: kind === 'done' ? text('operationId') : null,
    until: kind === 'claim' ? given.at + CLAIM_MS : until,
  }
}
