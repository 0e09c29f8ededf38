import type { Failure } from '#domain/failure/failure'
import type { Action } from '#domain/operation/action'

type Refused = 'readOnly' | 'notOperator'

/** What the team says of a stop, and how it is said. */
export const team = {
  claim: 'Claim',
  claimFrom: (name: string) => `Claim: ${name} is told`,
  release: 'Release',
  snooze: 'Snooze',
  endSnooze: 'End snooze',
  addNote: 'Add note',
  actions: (name: string) => `For the team: ${name}`,
  refused: {
    readOnly: 'This gateway is read-only (READ_ONLY).',
    notOperator: 'Claims and snoozes are for operators; you may add a note.',
  } satisfies Record<Refused, string>,
  somebody: 'Somebody',
  key: (id: string) => `Gateway’s key ${id}`,
  isOnIt: (who: string, since: string) => `${who} is on it since ${since}`,
  youAreOnIt: (since: string) => `You are on it since ${since}`,
  snoozedUntil: (who: string, until: string) => `${who} snoozed it until ${until}`,
  snoozedUntilChange: (who: string) => `${who} snoozed it until it changes`,
  withReason: (text: string, reason: string) => `${text}: ${reason}`,
  /** Of those in a group, by whom: undefined is the reader. */
  onSome: (who: string | undefined, others: number, count: number, of: number) =>
    `${people(who, others)} ${who !== undefined && others === 0 ? 'is' : 'are'} on ${count} of ${of}`,
  snoozedSome: (who: string | undefined, others: number, count: number, of: number) =>
    `${people(who, others)} snoozed ${count} of ${of}`,
  note: (who: string, text: string) => `${who}: ${text}`,
  moreNotes: (count: number) => (count === 1 ? '1 more note' : `${count} more notes`),
  last: {
    ago: (who: string, action: Action, ago: string, then: string | undefined) =>
      `${who} ${did[action]} ${ago} ago${then === undefined ? '' : ` · ${then}`}`,
    failedAgain: 'failed again',
    waiting: 'no effect seen yet',
    tookEffect: 'took effect',
    refused: 'refused by AOM',
    notSent: 'not sent',
    unknown: 'outcome unknown',
  },
  /** What is said of one node, in a line of its whole execution. */
  ofNode: (node: string, text: string) => `${node}: ${text}`,
  notes: 'Notes',
  noNotes: 'None yet.',
  notesCut: 'Older notes are not shown.',
  onExecution: 'on the whole execution',
  notRead: 'The gateway’s journal cannot be read now: what the team says of it is not known.',
  old: (since: string) => `As the journal was at ${since}.`,
  snoozeTitle: (name: string) => `Snooze ${name}?`,
  snoozeHint:
    'It leaves everybody’s list, stays counted there, and comes back by itself when its state changes.',
  until: 'Until',
  untils: {
    minutes15: 'For 15 minutes',
    minutes30: 'For 30 minutes',
    hour: 'For an hour',
    hours4: 'For 4 hours',
    time: 'Until a time',
    change: 'Until it changes',
  },
  why: 'Reason',
  untilTime: 'Time',
  untilTimeHint: 'As 2026-11-25 08:00, or 08:00 alone for the next one.',
  untilTimeWrong: 'A time to come, within 30 days: 2026-11-25 08:00, or 08:00 alone for the next one.',
  whyHint: 'Why it can wait: your colleagues see it.',
  missing: { snooze: 'Say why it can wait.', note: 'There is nothing written yet.' },
  noteTitle: (name: string) => `Add a note to ${name}`,
  noteText: 'Note',
  noteOfExecution: 'Of the whole execution, not of this node alone',
  noteHint: 'Your colleagues see it, here and in the handover. Passwords are hidden.',
  cancel: 'Cancel',
  saving: 'Writing it into the journal…',
  notConfirmed: (name: string) => `Not confirmed: ${name}`,
  notSaved: (kind: Failure['kind']): string =>
    kind === 'refused'
      ? 'The gateway did not take it. What you wrote is kept.'
      : 'It may not have been written down. What you wrote is kept; try again: it is kept only once.',
}

const people = (who = 'You', others: number) => (others === 0 ? who : `${who} and ${others} more`)

const did: Record<Action, string> = {
  retry: 'retried',
  skip: 'skipped',
  continue: 'continued',
  terminate: 'terminated it',
  run: 'ran it',
  enable: 'enabled the schedule',
  disable: 'disabled the schedule',
}
