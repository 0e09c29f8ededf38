import type { HandoverGap } from '#domain/team/handover'
import type { SeenStop } from '#domain/team/stop'

export const handover = {
  title: 'Handover',
  since: (time: string) => `Since ${time}.`,
  period: 'How far back',
  hours: (count: number) => `Last ${count} hours`,
  copy: 'Copy as Markdown',
  download: 'Download JSON',
  loading: 'Reading AOM and the journal…',
  loadOlder: 'Load older',
  madeFrom: (time: string) => `From AOM and the gateway’s journal, as of ${time}.`,
  madeFromBrowser: (time: string) => `From AOM and this browser’s own operations, as of ${time}.`,
  gaps: {
    noJournal:
      'This gateway keeps no journal: operations are those sent from this browser only, and there are no claims, snoozes and notes.',
    journalAway:
      'The gateway’s journal cannot be read now. What was done and said may be missing; what waits is AOM’s own word.',
    journalCut: 'There is more in the journal than was read. Load older, or choose fewer hours.',
    stopsCut: 'More has stopped than was read. Choose fewer hours.',
    aomAway: 'AOM cannot be read now. What waits is as it was read last, or not known.',
    aomUnread: 'Not all executions are read yet: more may wait.',
    aomPart:
      'This project has more than 100 workflows: what timed out, and states that AOM does not document, are known only of the 100 that started last.',
  } satisfies Record<HandoverGap, string>,
  stops: {
    not: 'This gateway watches for no stops: one that went by itself, without an operation through it, is in no list.',
    some: 'Of stops that ended by themselves those are listed that this gateway tells people of.',
    all: 'Stops that ended by themselves are listed as far as this gateway was watching.',
  },
  waiting: {
    title: (count: number | '?') => `Still waiting (${count})`,
    none: 'Nothing waits for a person.',
    since: (time: string, duration: string) => `since ${time}, ${duration}`,
    on: (hosts: string) => `on ${hosts}`,
    notRead: 'not read yet',
  },
  fixLater: {
    title: (count: number | '?') => `Left to fix later (${count})`,
    none: 'Nothing was left to fix.',
    skippedBy: (who: string, time: string) => `skipped by ${who}, ${time}`,
    done: 'Done',
    doneName: (node: string) => `Done: ${node}`,
  },
  operations: {
    title: (count: number | '?') => `Operations (${count})`,
    none: 'Nothing was operated.',
    by: (who: string, time: string) => `${who}, ${time}`,
    effect: (effect: string) => `effect: ${effect.charAt(0).toLowerCase()}${effect.slice(1)}`,
  },
  passed: {
    title: (count: number) => `Stopped, and over without this gateway (${count})`,
    none: 'Nothing stopped and went by itself.',
    between: (from: string, to: string, duration: string) => `${from} to ${to}, ${duration}`,
    then: (state: string) => `then: ${state}`,
    became: {
      superseded: 'a newer run of the workflow has begun',
      stoppedAgain: 'ran again and stopped again',
    } satisfies Partial<Record<NonNullable<SeenStop['became']>, string>>,
    notKnown: 'what became of it is not known',
  },
  counted: (title: string, count: number) => `${title} (${count})`,
  held: { title: (count: number) => `Claimed and snoozed (${count})` },
  notes: { title: (count: number) => `Notes (${count})` },
  of: (workflow: string) => ` of ${workflow}`,
  notKnown: 'Not known: the journal cannot be read now.',
  noReason: 'no reason given',
  thisBrowser: 'This browser',
}
