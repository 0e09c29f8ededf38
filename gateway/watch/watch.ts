import { setTimeout as wait } from 'node:timers/promises'
import type { Workflow } from '#domain/execution/workflow'
import type { Agents } from '../aom/agents'
import { JournalAwayError } from '../journal/journal'
import type { Stops } from '../journal/journal'
import type { NotifySettings } from '../settings/settings'
import { errorFields } from '../telemetry/log'
import type { Log } from '../telemetry/log'
import { formats } from './formats'
import { noticesOf } from './notice'
import { post } from './post'
import { createStopReader } from './readStops'
import type { ReadAom } from './readStops'

export type Watch = { close(): Promise<void> }

type WatchOptions = {
  readonly notify: NotifySettings
  readonly projectId: string
  readonly region: string
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
/** Longer than a look takes; a gateway that dies is followed by another one after it. */
const leaseMs = 60_000
/** After a message that was not taken the next attempt waits, longer each time. */
const pauses = { firstMs: 5_000, longestMs: 5 * 60_000 }
const mostUntold = 500
/** Of more the rest follows with the next look. */
const endsPerLook = 50

/**
 * Looks at one project and tells of what stops and what is over, until closed. Of several gateways on one journal one does it; what was
 * told is on record, so that another one goes on where it ended.
 */
export function startWatch(options: WatchOptions): Watch {
  const { notify, projectId, region, read, stops, agents, log, counters, now = Date.now } = options
  const { everyMs = usualEveryMs } = options
  const closing = new AbortController()
  const name = `watch ${region} ${projectId}`
  const createReader = () =>
    createStopReader({
      read,
      projectId,
      region,
      isWanted: wantedBy(notify),
      isWantedState: (state) => notify.states.includes(state),
    })
  let reader = createReader()
  let wasOurs = false
  let pauseMs = 0
  let notBefore = 0
  let trouble = ''

  const record = async () => {
    const before = await stops.waiting(projectId)
    const seen = await reader.look(closing.signal)
    const waiting = new Set(seen.stops.map(({ key }) => key))
    await stops.begin(seen.stops)
    const gone = before.filter(({ key, executionId }) => !waiting.has(key) && !seen.unread.has(executionId))
    const ended: { key: string; became: string | null }[] = []
    for (const stop of gone.slice(0, endsPerLook)) {
      const state =
        seen.states.get(`${stop.executionId}/${stop.nodeId}`) ?? (await reader.stateOf(stop, closing.signal))
      // One that cannot be read keeps none of the others waiting.
      if (state === undefined) continue
      // Still stopped, and yet not among what waits: only a newer run of its workflow hides it.
      ended.push({ key: stop.key, became: state === stop.state ? 'superseded' : state })
    }
    await stops.end(ended)
  }

  const tell = async () => {
    if (now() < notBefore) return
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
      await stops.told(notice.stops)
      log.info('message sent', { kind: notice.kind, nodes: notice.stops.length })
    }
  }

  const turn = async () => {
    const isOurs = await stops.lease(name, leaseMs)
    if (isOurs !== wasOurs) counters.watches(isOurs)
    // What another one saw meanwhile is not known here.
    if (isOurs && !wasOurs) reader = createReader()
    wasOurs = isOurs
    if (!isOurs) return
    try {
      await record()
    } finally {
      // AOM may be away: what is on record is told all the same.
      await tell()
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

function wantedBy({ workflows, tags }: NotifySettings): (workflow: Workflow) => boolean {
  const names = workflows?.map(
    (pattern) => new RegExp(`^${pattern.split('*').map(escapeRegExp).join('.*')}$`, 'is'),
  )
  return (workflow) =>
    (!names || names.some((pattern) => pattern.test(workflow.name))) &&
    (!tags || workflow.tags.some(({ key, value }) => tags.includes(`${key}=${value}`)))
}

const escapeRegExp = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
