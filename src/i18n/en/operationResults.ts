import { kindOf, type Action, type OperationKind } from '#domain/operation/action'
import type { Messages } from '#i18n/en'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What became of operations, in full. */
export const operationResults = ({ verb, readThing, colleagueActed }: Messages['operation']) => ({
  setAside: (count: number) =>
    `${count} stored ${count === 1 ? 'operation' : 'operations'} cannot be read and ${count === 1 ? 'is' : 'are'} not shown. Another version of this page may have written ${count === 1 ? 'it' : 'them'}; this browser keeps ${count === 1 ? 'it' : 'them'}.`,
  result: {
    sentAt: (time: string) => `Sent at ${time}.`,
    requested: 'The request is on its way to AOM.',
    accepted: (time: string, kind: OperationKind) =>
      `AOM accepted it at ${time}. ${capital(readThing[kind])} is being read until the effect shows.`,
    effectSeen: (after: string) => `Effect seen ${after} after it was sent.`,
    settled: (after: string) => `Effect seen ${after} after it was sent; the node is at rest.`,
    ended: (after: string) => `Effect seen ${after} after it was sent; the execution has ended.`,
    endedOtherwise: 'It ended before AOM canceled it.',
    begun: (state: string) => `The new execution is there: ${state}`,
    begunUnnamed: (state: string) =>
      `A newer execution is there: ${state}. AOM’s answer named none, so somebody else or the schedule may have begun it.`,
    schedule: (from: string, to: string) => `${from} → ${to}`,
    node: (from: string, to: string) => `Node: ${from} → ${to}`,
    execution: (from: string, to: string) => `Execution: ${from} → ${to}`,
    noEffect: 'Accepted, but no effect seen. AOM answered:',
    emptyAnswer: '(an empty body)',
    unknown: (kind: OperationKind) =>
      `AOM may or may not have received it. It is not sent again; ${readThing[kind]} is read until it tells.`,
    unknownNoEffect:
      'AOM may or may not have received it, and nothing has moved since. You may act again; the first request may still take effect.',
    unknownSeen: {
      node: 'The answer was lost, but the execution moved.',
      termination: 'The answer was lost, but the execution moved.',
      run: 'The answer was lost, but there is a newer execution.',
      schedule: 'The answer was lost, but the schedule changed.',
    } satisfies Record<OperationKind, string>,
    checkedAt: (time: string) => `Last read at ${time}.`,
    refusedTrue:
      'AOM refused this operation; it was not sent again. What is shown was read again afterwards.',
    notSentTrue: 'Nothing reached AOM.',
    actAgain: 'You may act again at once.',
    blockedBy: (name: string | undefined, action: Action, since: string) =>
      `${name ?? 'Somebody'} was first: ${verb[action]}, at ${since}. Nothing more was sent; what became of it is shown here.`,
    theirs: (name: string | undefined, action: Action, since: string) =>
      `${colleagueActed(name, action, since)}. ${capital(readThing[kindOf(action)])} is being read until the effect shows.`,
    theirReason: (reason: string) => `Reason given: ${reason}`,
    notStored: 'This browser’s storage is full: what is said here is not stored, and a reload forgets it.',
    notRecorded:
      'The gateway could not write AOM’s answer into its journal. AOM has answered as shown; tell those who run the gateway.',
    reasonKept: 'Your reason is kept and stands in the dialog when you open it again.',
    requestId: (id: string) => `Request id ${id}`,
    checkAgain: 'Check again',
    inFull: 'In full',
    dismiss: 'Dismiss',
    dismissOf: (name: string) => `Dismiss ${name}`,
  },
  tray: {
    title: 'Operations',
    label: (summary: string) => `Operations: ${summary}`,
    counts: {
      refused: (count: number) => `${count} refused`,
      notSent: (count: number) => `${count} not sent`,
      unknown: (count: number) => `${count} of unknown outcome`,
      noEffect: (count: number) => `${count} without an effect yet`,
      awaited: (count: number) => `${count} awaited`,
      done: (count: number) => `${count} took effect`,
    },
    dismissDone: 'Dismiss all that took effect',
  },
})
