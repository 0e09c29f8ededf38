import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as v from 'valibot'
import { eventStream, usualStreamLimits } from './eventStream'
import type { StreamEvent, StreamLimits } from './eventStream'
import type { Journal } from './journal'
import { JournalAwayError } from './database'
import type { OperationUser } from './operation'
import { markEndSchema, markFilterSchema, markIdSchema, markSchema } from './marks'
import { stopFilterSchema } from './stops'
import { effectSchema, filterSchema, projectSchema } from './team'

export type Refusal = { readonly status: number; readonly code: string; readonly message: string }
export type Admission =
  | {
      readonly user: OperationUser
      readonly region: string
      /** Why they may change nothing in AOM, nor what the team has claimed or snoozed. */
      readonly changesRefused?: 'readOnly' | 'notOperator' | null
      /** Whether AOM itself lets them read the project, whatever IAM says of it. */
      readonly isLetIn: () => Promise<boolean>
    }
  | { readonly refusal: Refusal }

type Place = { readonly projectId: string; readonly region: string }

export type JournalApiOptions<Bindings extends object> = {
  readonly journal: Journal
  /** Whether the request's credential is good for the project, and whose it is. */
  readonly admit: (request: Request, projectId: string, bindings: Bindings) => Promise<Admission>
  /** Events of a project that are no changes of the journal's, for those whom AOM lets read it. */
  readonly listen?: (place: Place, listener: (event: () => StreamEvent) => void) => () => void
  /** Which stops of a project are on record: all, some of them by its settings; null: nobody watches for any. */
  readonly watched?: (place: Place) => 'all' | 'some' | null
  /** How many event streams are open, whenever that changes. */
  readonly streams?: (open: number) => void
  /** `usualStreamLimits` unless a test is in a hurry. */
  readonly limits?: Partial<StreamLimits>
}

type JournalApi<Bindings extends object> = {
  readonly router: Hono<{ Bindings: Bindings }>
  /** Ends every event stream, and refuses new ones: the first thing to do when the gateway stops. */
  endStreams(): void
}

const largestBody = 8 * 1024
const eventHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // nginx would hold events back until they fill a page.
  'x-accel-buffering': 'no',
}
const away: Refusal = { status: 503, code: 'GATEWAY.507', message: 'The journal cannot be used now.' }
const tooLarge: Refusal = {
  status: 413,
  code: 'GATEWAY.413',
  message: `The body is larger than ${largestBody} bytes.`,
}
const stopping: Refusal = { status: 503, code: 'GATEWAY.503', message: 'The gateway is stopping.' }
const unknown: Refusal = {
  status: 404,
  code: 'GATEWAY.404',
  message: 'There is no such operation in this project.',
}
const unknownMark: Refusal = {
  status: 404,
  code: 'GATEWAY.404',
  message: 'There is no such claim or snooze in this project.',
}
const notAllowed = {
  readOnly: 'Nothing was written: this gateway is read-only (READ_ONLY).',
  notOperator:
    'Nothing was written: operating is for other groups (OPERATOR_GROUPS); notes are for everybody.',
}
const markProblems: Readonly<Record<string, Refusal>> = {
  otherMark: { status: 422, code: 'GATEWAY.422', message: 'This id is that of another mark.' },
  tooLong: { status: 400, code: 'GATEWAY.400', message: 'A snooze ends within 30 days, and not yet.' },
  noOperation: {
    status: 404,
    code: 'GATEWAY.404',
    message: 'There is no such Skip, left to be fixed later, in this project.',
  },
}
const malformed = (message: string): Refusal => ({ status: 400, code: 'GATEWAY.400', message })

/** What pages ask of the journal, below `/api/`. */
export function createJournalApi<Bindings extends object = object>(
  options: JournalApiOptions<Bindings>,
): JournalApi<Bindings> {
  const { journal, admit, listen = () => () => {}, watched = () => null, streams = () => {} } = options
  const limits = { ...usualStreamLimits, ...options.limits }
  type Asking = Context<{ Bindings: Bindings }>
  const router = new Hono<{ Bindings: Bindings }>()
  const closing = new AbortController()
  let open = 0
  const count = (change: 1 | -1) => {
    open += change
    streams(open)
  }

  const admitted = (c: Asking, projectId: string) => admit(c.req.raw, projectId, c.env)

  /** Who may say something for the team; notes are for everybody who may see the project, unless nobody may write. */
  const writer = async (c: Asking, projectId: string, isNote: boolean): Promise<Admission> => {
    const admission = await admitted(c, projectId)
    if ('refusal' in admission || !admission.changesRefused) return admission
    if (isNote && admission.changesRefused === 'notOperator') return admission
    const message = notAllowed[admission.changesRefused]
    return { refusal: { status: 403, code: 'GATEWAY.403', message } }
  }

  /** A list, by what the query asks for, to whoever may see its project. */
  const lists = <Filter extends { readonly project: string }>(
    path: string,
    schema: v.GenericSchema<unknown, Filter>,
    list: (filter: Filter, region: string) => Promise<object>,
  ) =>
    router.get(path, async (c) => {
      const query = queryOf(c)
      const filter = v.safeParse(schema, query)
      if (!query || !filter.success) return refused(c, malformed(filterProblem(filter.issues)))
      const admission = await admitted(c, filter.output.project)
      if ('refusal' in admission) return refused(c, admission.refusal)
      return given(c, await list(filter.output, admission.region))
    })

  lists('/api/operations', filterSchema, (filter) => journal.list(filter))
  lists('/api/marks', markFilterSchema, (filter) => journal.listMarks(filter))
  lists('/api/stops', stopFilterSchema, async (filter, region) => ({
    ...(await journal.stops.list(filter)),
    watched: watched({ projectId: filter.project, region }),
  }))

  router.get('/api/events', async (c) => {
    const project = projectOf(c)
    if (project === null) return refused(c, malformed('project is missing, or another parameter is given.'))
    const last = c.req.header('last-event-id')
    if (last !== undefined && !/^\d{1,15}$/.test(last))
      return refused(c, malformed('Last-Event-ID is no number.'))
    const admission = await admitted(c, project)
    if ('refusal' in admission) return refused(c, admission.refusal)
    const seq = await journal.seq()
    if (closing.signal.aborted) return refused(c, stopping)
    // hono answers HEAD by this too, and nobody would ever read or end the stream.
    if (c.req.method === 'HEAD') return c.body(null, 200, eventHeaders)
    count(1)
    const body = eventStream({
      journal,
      projectId: project,
      // A number from the future is of a journal that was replaced: its reader begins anew.
      after: last === undefined ? seq : Math.min(Number(last), seq),
      signal: closing.signal,
      readmit: async () => 'user' in (await admitted(c, project)),
      listen: (listener) => listen({ projectId: project, region: admission.region }, listener),
      mayHear: admission.isLetIn,
      limits,
      cut: () => outgoingOf(c.env)?.destroy(),
      ended: () => count(-1),
    })
    return c.body(body, 200, eventHeaders)
  })

  router.put('/api/operations/:id/effect', async (c) => {
    const project = projectOf(c)
    const effect = v.safeParse(effectSchema, await jsonOf(c))
    if (project === null || !effect.success)
      return refused(
        c,
        malformed('A project, and as body {"seenAt": milliseconds, "what": {…}}, at most 2 kB.'),
      )
    // What is reported lets the node go for the next operation.
    const admission = await writer(c, project, false)
    if ('refusal' in admission) return refused(c, admission.refusal)
    const seen = { ...effect.output, by: admission.user }
    const operation = await journal.setEffect(c.req.param('id'), project, seen)
    return operation ? given(c, { operation }) : refused(c, unknown)
  })

  router.put('/api/operations/:id/dismissal', async (c) => {
    const project = projectOf(c)
    const body = v.safeParse(v.strictObject({}), await jsonOf(c))
    if (project === null || !body.success) return refused(c, malformed('A project, and {} as body.'))
    const admission = await writer(c, project, false)
    if ('refusal' in admission) return refused(c, admission.refusal)
    const operation = await journal.dismiss(c.req.param('id'), project, admission.user)
    return operation ? given(c, { operation }) : refused(c, unknown)
  })

  router.put('/api/marks/:id', async (c) => {
    const project = projectOf(c)
    const id = v.safeParse(markIdSchema, c.req.param('id'))
    const what = v.safeParse(markSchema, await jsonOf(c))
    if (project === null || !id.success || !what.success)
      return refused(c, malformed(markProblem(what.issues)))
    const admission = await writer(c, project, what.output.kind === 'note')
    if ('refusal' in admission) return refused(c, admission.refusal)
    const { user: by, region } = admission
    const wanted = { id: id.output, projectId: project, region, what: what.output, by }
    const made = await journal.makeMark(wanted)
    return 'mark' in made ? given(c, made) : refused(c, markProblems[made.problem] ?? unknownMark)
  })

  router.put('/api/marks/:id/end', async (c) => {
    const project = projectOf(c)
    const end = v.safeParse(markEndSchema, await jsonOf(c))
    if (project === null || !end.success)
      return refused(c, malformed('A project, and {"how": "released"} or {"how": "gone"} as body.'))
    const admission = await writer(c, project, false)
    if ('refusal' in admission) return refused(c, admission.refusal)
    const id = c.req.param('id').toLowerCase()
    const mark = await journal.endMark(id, project, end.output.how, admission.user)
    return mark ? given(c, { mark }) : refused(c, unknownMark)
  })

  router.onError((error, c) => {
    if (error instanceof JournalAwayError) return refused(c, away)
    if (error instanceof TooLarge) return refused(c, tooLarge)
    throw error
  })

  return { router, endStreams: () => closing.abort() }
}

/** The connection, as @hono/node-server hands it over. */
function outgoingOf(bindings: object): { destroy(): unknown } | null {
  const { outgoing } = bindings as { readonly outgoing?: { destroy(): unknown } }
  return outgoing ?? null
}

/** Null where a parameter is given twice. */
function queryOf(c: Context): Record<string, string> | null {
  const entries = [...new URL(c.req.url).searchParams]
  const query = Object.fromEntries(entries)
  return Object.keys(query).length === entries.length ? query : null
}

function projectOf(c: Context): string | null {
  const query = v.safeParse(v.strictObject({ project: projectSchema }), queryOf(c))
  return query.success ? query.output.project : null
}

class TooLarge extends Error {}

async function jsonOf(c: Context): Promise<unknown> {
  try {
    return JSON.parse(await textOf(c))
  } catch (error) {
    if (error instanceof TooLarge) throw error
    return undefined
  }
}

/** hono's `bodyLimit` makes a request anew where a body comes in chunks, which fails on those of @hono/node-server. */
async function textOf({ req }: Context): Promise<string> {
  if (Number(req.header('content-length') ?? 0) > largestBody) throw new TooLarge()
  const reader = req.raw.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done) return Buffer.concat(chunks).toString()
    size += value.length
    if (size > largestBody) throw new TooLarge()
    chunks.push(value)
  }
}

/** A reason that is missing is what a caller who knew an earlier gateway will have. */
function markProblem(issues: ReadonlyArray<v.BaseIssue<unknown>> | undefined): string {
  const [issue] = issues ?? []
  const { kind } = (issue?.path?.[0]?.input ?? {}) as { readonly kind?: unknown }
  if (kind === 'snooze' && issue?.path?.[0]?.key === 'text')
    return 'A snooze needs its reason: "text" is missing, empty, or longer than 1,000 characters.'
  return 'A project, a UUID, and a claim, snooze, note or done as the document has it.'
}

function filterProblem(issues: ReadonlyArray<v.BaseIssue<unknown>> | undefined): string {
  const name = issues?.[0]?.path?.[0]?.key as string | undefined
  if (name === undefined) return 'A parameter is given twice.'
  return `The parameter ${name.slice(0, 32)} is not known, is missing, or has a value that it cannot have.`
}

function given(c: Context, body: object): Response {
  return c.json(body, 200, { 'cache-control': 'no-store' })
}

function refused(c: Context, { status, code, message }: Refusal): Response {
  // For the request's line in the log.
  c.set('refusalCode', code)
  return c.json({ error_code: code, error_msg: message }, status as ContentfulStatusCode, {
    'cache-control': 'no-store',
    'x-gateway-error': '1',
  })
}
