import { setTimeout as wait } from 'node:timers/promises'
import type { Workflow } from '#domain/execution/workflow'
import type { Agents } from '../aom/agents'
import { JournalAwayError } from '../journal/journal'
import type { KnownStop, Stops } from '../journal/journal'
import { notifiableStates } from '../settings/notifyTable'
import type { NotifySettings } from '../settings/settings'
import { errorFields } from '../telemetry/log'
import type { Log } from '../telemetry/log'
import type { ReadAom } from './askAom'
import { formats } from './formats'
import { createComparison } from './looks'
import type { Looks, Place } from './looks'
import { noticesOf } from './notice'
import { post } from './post'
import { createListReader } from './readLists'
import type { ProjectLists } from './readLists'
import { createStopReader } from './readStops'
import { createRetries } from './retries'

export type Watch = { close(): Promise<void> }

export type WatchOptions = Place & {
  /** Who is told when something stops; null: only pages are told what has changed. */
  readonly notify: NotifySettings | null
  readonly looks: Looks
  /** There is no other gateway that pages may read through. */
  readonly isAlone: boolean
  readonly read: ReadAom
  readonly stops: Stops
  readonly agents: Agents
  readonly log: Log
  readonly counters: {
    readonly sent: (isTaken: boolean) => void
    /** This gateway is the one that watches, or not. */
    readonly watches: (doesWatch: boolean) => void
  }
  readonly now?: () => number
  /** Milliseconds between two looks; a test is in a hurry. */
  readonly everyMs?: number
}

const usualEveryMs = 10_000
/** A look that is later than this is missed by pages, which then read by themselves. */
const lateness = 1.5
/** Longer than a look takes; a gateway that dies is followed by another one after it. */
const leaseMs = 60_000
/** After a message that was not taken the next attempt waits, longer each time. */
const pauses = { firstMs: 5_000, longestMs: 5 * 60_000 }
const mostUntold = 500
/** Of more the rest follows with the next look. */
const endsPerLook = 50

/**
 * Looks at one project until closed. Pages that wait for it are told which lists have changed. Where people are to be told what stops and
 * what is over, of several gateways on one journal one does it; what was told is on record, so that another one goes on where it ended.
 */
export function startWatch(options: WatchOptions): Watch {
  const {
    notify,
    projectId,
    region,
    looks,
    isAlone,
    read,
    stops,
    agents,
    log,
    counters,
    now = Date.now,
  } = options
  const { everyMs = usualEveryMs } = options
  const place = { projectId, region }
  const closing = new AbortController()
  const readLists = createListReader(read)
  const compare = createComparison()
  let number = 0
  const name = `watch ${region} ${projectId}`
  const createReader = () =>
    createStopReader({ ...place, read, isWanted: notify ? wantedBy(notify) : () => false })
  let reader = createReader()
  const retries = createRetries(now)
  let wasOurs = false
  let pauseMs = 0
  let notBefore = 0
  let trouble = ''
  /** Taken by the receiver while the journal was away. */
  let notOnRecord: readonly KnownStop[] = []

  const look = async (): Promise<ProjectLists> => {
    const askedAt = performance.now()
    const lists = await readLists(closing.signal)
    const changes = compare(lists)
    number += 1
    const told = { ...place, number, nextMs: everyMs * lateness, isAlone, isWhole: lists.isWhole, ...changes }
    // Of what is not read whole nobody can say that it is as it was.
    if (!lists.isCut)
      looks.tell(
        place,
        () => ({ ...told, ageMs: Math.ceil(performance.now() - askedAt) }),
        changes.hasChanged,
      )
    return lists
  }

  const becameOf = async (
    stop: KnownStop,
    states: ReadonlyMap<string, string>,
  ): Promise<string | null | undefined> => {
    const inLook = states.get(`${stop.executionId}/${stop.nodeId}`)
    // Another attempt of it waits now.
    if (inLook !== undefined) return inLook === stop.state ? 'stoppedAgain' : inLook
    const state = await reader.stateOf(stop, closing.signal)
    // Still stopped, and yet not among what waits: only a newer run of its workflow hides it.
    return state === stop.state ? 'superseded' : state
  }

  const record = async ({ workflows }: ProjectLists, { states: wanted }: NotifySettings) => {
    const before = await stops.waiting(projectId)
    const seen = await reader.look(workflows, closing.signal)
    const waiting = new Set(seen.stops.map(({ key }) => key))
    await stops.begin(seen.stops.filter(({ state }) => wanted.includes(state)))
    const gone = before.filter(
      ({ key, executionId }) =>
        !waiting.has(key) && !seen.unread.has(executionId) && retries.isDue(executionId),
    )
    const ended: { key: string; became: string | null }[] = []
    /** Executions that could not be read, and whether they are worth another try. */
    const silent = new Map<string, boolean>()
    for (const stop of gone.slice(0, endsPerLook)) {
      const { key, executionId } = stop
      const became = silent.has(executionId) ? undefined : await becameOf(stop, seen.states)
      if (became !== undefined) {
        ended.push({ key, became })
        retries.forget(executionId)
        continue
      }
      // One that cannot be read keeps none of the others waiting.
      if (!silent.has(executionId)) silent.set(executionId, retries.failed(executionId))
      if (!silent.get(executionId)) ended.push({ key, became: null })
    }
    await stops.end(ended)
  }

  const putOnRecord = async () => {
    if (notOnRecord.length > 0) await stops.told(notOnRecord)
    notOnRecord = []
  }

  const tell = async (notify: NotifySettings) => {
    if (now() < notBefore) return
    await putOnRecord()
    for (const notice of noticesOf(await stops.untold(projectId, mostUntold))) {
      // The look may have taken so long that another gateway does it by now.
      if (!(await stops.lease(name, leaseMs))) return
      const posted = await post(formats[notify.format](notice, notify, now()), agents, closing.signal)
      if (closing.signal.aborted) return
      counters.sent(posted.taken)
      if (!posted.taken) {
        pauseMs = Math.min(pauses.longestMs, Math.max(pauses.firstMs, pauseMs * 2))
        notBefore = now() + pauseMs
        log.error(
          'message not taken',
          { why: posted.why, nodes: notice.stops.length, againInMs: pauseMs },
          { answer: posted.answer },
        )
        return
      }
      pauseMs = 0
      notOnRecord = notice.stops
      await putOnRecord()
      log.info('message sent', { kind: notice.kind, nodes: notice.stops.length })
    }
  }

  /** Whether this gateway is the one that tells people; while the journal is away nobody is. */
  const isOursNow = async (): Promise<boolean> => {
    const isOurs = await stops.lease(name, leaseMs).catch((error: unknown) => {
      if (error instanceof JournalAwayError) return false
      throw error
    })
    if (isOurs !== wasOurs) counters.watches(isOurs)
    // What another one saw meanwhile is not known here.
    if (isOurs && !wasOurs) reader = createReader()
    wasOurs = isOurs
    return isOurs
  }

  const turn = async () => {
    const telling = notify && (await isOursNow()) ? notify : null
    if (!telling && !looks.isAwaited(place)) return
    try {
      const lists = await look()
      if (telling) await record(lists, telling)
    } finally {
      // AOM may be away: what is on record is told all the same.
      if (telling) await tell(telling)
    }
  }

  const run = async () => {
    while (!closing.signal.aborted) {
      try {
        await turn()
        if (trouble !== '') log.info('watching again')
        trouble = ''
      } catch (error) {
        // The journal says itself that it is away.
        const reason = error instanceof Error ? `${error.name} ${error.message}` : 'unknown'
        if (!closing.signal.aborted && reason !== trouble && !(error instanceof JournalAwayError))
          log.error('watching failed', {}, errorFields(error))
        trouble = reason
      }
      await wait(everyMs, undefined, { ref: false, signal: closing.signal }).catch(() => {})
    }
  }
  const running = run()

  return {
    close: async () => {
      closing.abort()
      await running
      if (wasOurs) await stops.release(name).catch(() => {})
    },
  }
}

/** Nothing that stops is left out. */
export const isOfAll = ({ workflows, tags, states }: NotifySettings): boolean =>
  !workflows && !tags && notifiableStates.every((state) => states.includes(state))

function wantedBy({ workflows, tags }: NotifySettings): (workflow: Workflow) => boolean {
  const names = workflows?.map(
    (pattern) => new RegExp(`^${pattern.split('*').map(escapeRegExp).join('.*')}$`, 'is'),
  )
  return (workflow) =>
    (!names || names.some((pattern) => pattern.test(workflow.name))) &&
    (!tags || workflow.tags.some(({ key, value }) => tags.includes(`${key}=${value}`)))
}

const escapeRegExp = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
