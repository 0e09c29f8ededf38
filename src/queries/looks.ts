import { hashKey, type Query, type QueryClient } from '@tanstack/react-query'
import * as v from 'valibot'
import { projectId, rootKey } from './keys'
import { looked } from './polling'

/** What one stream has told so far. */
export interface LooksOfStream {
  /** Of the newest look. */
  number?: number
  /** By their hash: queries that were being read while a look told that they have changed; what they answer may be older. */
  readonly overtaken: Set<string>
  /** Of several gateways one may answer with what it has read before another one's look: what a later look has confirmed. */
  readonly confirmed: Set<string>
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
/** A gateway that promises more than this promises too much. */
const longestMs = 120_000

const lookSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    projectId: v.string(),
    number: count,
    ageMs: count,
    nextMs: v.pipe(v.number(), v.minValue(1), v.maxValue(longestMs)),
    isAlone: v.boolean(),
    isWhole: v.boolean(),
    hasChanged: v.boolean(),
    workflows: v.nullable(v.array(v.string())),
  }),
)

type Look = v.InferOutput<typeof lookSchema>

/**
 * The gateway has looked at AOM's lists for everybody: those that changed are read again, the others are as old as the look. Whoever has
 * missed one knows nothing of what changed, and reads all.
 */
export function takeLook(client: QueryClient, text: string, stream: LooksOfStream): void {
  const { success, output: look } = v.safeParse(lookSchema, text)
  if (!success || look.projectId !== projectId()) return
  const isNext = look.number === (stream.number ?? NaN) + 1
  stream.number = look.number
  const now = Date.now()
  looked.set({ root: hashKey(rootKey()), until: now + look.nextMs, isWhole: look.isWhole })
  for (const query of client.getQueryCache().findAll({ queryKey: rootKey() })) {
    const { list } = query.meta ?? {}
    if (!list) continue
    const { data, status, fetchStatus } = query.state
    const isCovered = data !== undefined && list.isCovered(data as never, look.isWhole)
    const { overtaken, confirmed } = stream
    const isNews = !isNext || hasChanged(query, look)
    const isLate = overtaken.delete(query.queryHash) || !(look.isAlone || confirmed.has(query.queryHash))
    confirmed[isNews || !isCovered ? 'delete' : 'add'](query.queryHash)
    const isOld = isNews || isLate
    if (!isOld) {
      if (isCovered) keepUntouched(query, now - look.ageMs)
    } else if (!isCovered) {
      if (fetchStatus !== 'idle') overtaken.add(query.queryHash)
      // What failed is tried again when its time has come.
    } else if (status === 'success' || fetchStatus !== 'idle') {
      void client.invalidateQueries({ queryKey: query.queryKey, exact: true })
    }
  }
}

function hasChanged({ meta }: Query, { hasChanged, workflows }: Look): boolean {
  const workflowId = meta?.list?.workflowId
  return hasChanged && (workflowId === undefined || workflows === null || workflows.includes(workflowId))
}

/** What AOM still says is as old as the question; a read that is under way has an answer of its own. */
function keepUntouched(query: Query, readAt: number): void {
  const { data, dataUpdatedAt, fetchStatus, status, isInvalidated } = query.state
  const isKnown = status === 'success' && !isInvalidated && fetchStatus === 'idle'
  if (isKnown && query.isActive() && readAt > dataUpdatedAt)
    query.setData(data, { updatedAt: readAt, manual: true })
}
