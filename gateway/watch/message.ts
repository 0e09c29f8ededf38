import type { NotifySettings } from '../settings/settings'
import type { KnownStop } from '../journal/journal'
import type { Notice } from './notice'
import { words } from './words'

/** A notice in words, before any vendor's markup. */
export type Message = {
  readonly title: string
  readonly cause: string | null
  readonly lines: ReadonlyArray<{ readonly text: string; readonly link: string | null }>
  /** How many are not among the lines; 0 as a rule. */
  readonly more: number
}

/** As many are named; a robot's message has at most 4 kB. */
const mostLines = 10
const longestName = 80
const longestCause = 200

type Speaking = Pick<NotifySettings, 'language' | 'publicUrl'>

export function messageOf({ kind, stops, cause }: Notice, settings: Speaking): Message {
  const { states, one, several, mixed, since, noReason } = words[settings.language]
  const [first] = stops
  const wordOf = (stop: KnownStop) => {
    const state = kind === 'stopped' ? stop.state : (stop.became ?? '–')
    return states[state] ?? state
  }
  const isAlike = stops.every((stop) => wordOf(stop) === wordOf(first))
  const title =
    stops.length === 1
      ? one[kind](cut(first.nodeName, longestName), wordOf(first))
      : isAlike
        ? several[kind](stops.length, wordOf(first))
        : mixed[kind](stops.length)
  const lines = stops.slice(0, mostLines).map((stop) => {
    const name = stops.length === 1 ? [] : [cut(stop.nodeName, longestName)]
    const state = isAlike ? [] : [wordOf(stop)]
    const time = stop.since === null ? [] : [since(timeOf(stop.since, settings.language))]
    return {
      text: [...name, cut(stop.workflowName, longestName), ...state, ...time].join(' · '),
      link: linkOf(stop, settings.publicUrl),
    }
  })
  const why =
    kind === 'stopped' && stops.length === 1 && first.state !== 'paused' ? (cause ?? noReason) : cause
  return {
    title,
    cause: kind === 'stopped' && why !== null ? cut(why, longestCause) : null,
    lines,
    more: stops.length - lines.length,
  }
}

/** The node's page (`src/routes.ts` has this address too). */
export function linkOf(stop: KnownStop, publicUrl: URL | null): string | null {
  if (!publicUrl) return null
  const [workflow, execution] = [stop.workflowId, stop.executionId].map(encodeURIComponent)
  const url = new URL(`/workflows/${workflow}/executions/${execution}`, publicUrl)
  for (const [name, value] of [
    ['node', stop.nodeId],
    ['region', stop.region],
    ['project', stop.projectId],
  ] as const)
    url.searchParams.set(name, value)
  return url.href
}

/** By the clock and the zone of the gateway's machine, with the zone. */
const timeOf = (time: number, language: NotifySettings['language']): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(time)

function cut(text: string, longest: number): string {
  const characters = Array.from(text.replaceAll(/\s+/g, ' '))
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`
}
