import { effectLabel } from '#components/activity/effectLabel'
import { subjectLabel } from '#components/activity/subjectLabel'
import { operationPath } from '#components/operation/kinds'
import { claimLabel, noteLabel, snoozeLabel, whoLabel } from '#components/team/markLabels'
import { shortNames } from '#domain/execution/hosts'
import type { Status } from '#domain/execution/status'
import type { ActivityFacts } from '#domain/operation/activity'
import type { TeamOperation } from '#domain/operation/teamOperation'
import { togetherOf, type Handover, type WaitingExecution, type WaitingStop } from '#domain/team/handover'
import type { Mark, MarkSubject } from '#domain/team/mark'
import type { SeenStop } from '#domain/team/stop'
import { useActivityWords } from '#i18n/activity'
import { useHandoverWords } from '#i18n/handover'
import { useI18n } from '#i18n/I18n'
import { useSkipKindWords } from '#i18n/skipKind'
import { useTeamWords } from '#i18n/team'
import { useTriageWords } from '#i18n/triage'
import { isOwnMark } from '#queries/journal/marks'
import { runtimeConfig } from '#queries/runtimeConfig'
import { href } from '#routes'

/** One thing: what it is, where it is shown, and what there is to say of it. */
export interface HandoverLine {
  readonly key: string
  readonly name: string
  readonly href: string
  readonly workflow?: string
  /** How AOM said that it stood, or stands. */
  readonly status?: Status
  readonly facts: readonly string[]
  /** The Skip that it is about, to be closed. */
  readonly open?: TeamOperation
}

export interface HandoverSection {
  readonly key:
    'waiting' | 'unexplained' | 'approvals' | 'fixLater' | 'operations' | 'passed' | 'held' | 'notes'
  readonly title: string
  readonly lines: readonly HandoverLine[]
  /** Said where there is no line; a section without it is then left out. */
  readonly none?: string
}

export interface HandoverLines {
  readonly title: string
  readonly intro: readonly string[]
  readonly sections: readonly HandoverSection[]
}

/** The words of a handover, once for the page and for the Markdown. */
export function useHandoverLines(handover: Handover): HandoverLines {
  const i18n = useI18n()
  const { t, format } = i18n
  const words = useHandoverWords()
  const team = useTeamWords()
  const activity = useActivityWords()
  const skipKinds = useSkipKindWords()
  const { from, to, waiting, fixLater, operations, passed, watched, held, notes, gaps } = handover
  const { approvals, unexplained } = handover
  const triage = useTriageWords()
  const said = (parts: readonly (string | false | undefined)[]) =>
    parts.filter((part) => typeof part === 'string')
  const claim = (mark: Mark) => claimLabel(mark, isOwnMark(mark), team, format)

  const stopLine = (stop: WaitingStop): HandoverLine => ({
    ...subject(stop),
    status: stop.status,
    facts: said([
      stop.since !== undefined &&
        words.waiting.since(format.timeOfAnyDay(stop.since, to), format.duration(to - stop.since)),
      stop.cause,
      stop.failedTargets.length > 0 && words.waiting.on(shortNames(stop.failedTargets)),
      stop.claim && claim(stop.claim),
      stop.snooze && snoozeLabel(stop.snooze, team, format),
      ...stop.notes.map((note) => noteLabel(note, team)),
    ]),
  })
  const togetherLine = (stops: readonly WaitingStop[], first: WaitingStop): HandoverLine => {
    const since = stops.reduce((least, stop) => Math.min(least, stop.since ?? Infinity), Infinity)
    const isOfOneState = stops.every(({ status }) => status.state === first.status.state)
    return {
      key: `alike ${first.alike}`,
      name: triage.group.nodes(format.number(stops.length)),
      href: href('attention', {}, { cause: first.alike }),
      ...(isOfOneState && { status: first.status }),
      facts: said([
        triage.group.workflows(format.number(new Set(stops.map(({ workflowId }) => workflowId)).size)),
        Number.isFinite(since) &&
          words.waiting.since(format.timeOfAnyDay(since, to), format.duration(to - since)),
        first.cause,
      ]),
    }
  }
  const waitingLine = (stops: readonly WaitingStop[]): HandoverLine[] => {
    const [first] = stops
    if (!first) return []
    return [stops.length > 1 ? togetherLine(stops, first) : stopLine(first)]
  }
  const executionLine = (execution: WaitingExecution): HandoverLine => ({
    ...subject(execution),
    status: execution.status,
    facts: said([
      execution.since !== undefined &&
        words.waiting.since(format.timeOfAnyDay(execution.since, to), format.duration(to - execution.since)),
    ]),
  })
  const operationLine = (facts: ActivityFacts): HandoverLine => ({
    key: facts.id,
    name: subjectLabel(facts, t),
    href: operationPath(facts),
    // Of an operation on a workflow or its execution the name says it.
    ...(facts.nodeId !== undefined && facts.workflowName !== undefined && { workflow: facts.workflowName }),
    facts: said([
      words.operations.by(
        facts.user ? whoLabel(facts.user, team) : words.thisBrowser,
        format.timeOfAnyDay(facts.requestedAt, to),
      ),
      facts.skipKind && skipKinds[facts.skipKind],
      facts.reason ?? words.noReason,
      words.operations.effect(
        effectLabel({ id: facts.id, isOnlyHere: false }, facts, to, activity.effect, i18n),
      ),
    ]),
  })
  const passedLine = (stop: SeenStop): HandoverLine => {
    const { since, overAt = to, state, became } = stop
    const then =
      became === 'superseded' || became === 'stoppedAgain'
        ? words.passed.became[became]
        : became && t.states[became]
    return {
      ...subject(stop),
      key: `${stop.executionId}/${stop.nodeId ?? ''}@${since}`,
      status: { state, raw: '' },
      facts: said([
        words.passed.between(
          format.timeOfAnyDay(since, to),
          format.timeOfAnyDay(overAt, to),
          format.duration(overAt - since),
        ),
        stop.cause,
        then === undefined ? words.passed.notKnown : words.passed.then(then),
      ]),
    }
  }
  const leftLine = (skip: TeamOperation): HandoverLine => ({
    ...subject({ ...skip, executionId: skip.executionId ?? '' }),
    key: skip.id,
    facts: said([
      words.fixLater.skippedBy(whoLabel(skip.user, team), format.timeOfAnyDay(skip.requestedAt, to)),
      skip.reason ?? words.noReason,
    ]),
    open: skip,
  })
  const markLine = (mark: Mark): HandoverLine => ({
    ...subject(mark),
    key: mark.id,
    facts: said([
      mark.kind === 'claim' && claim(mark),
      mark.kind === 'snooze' && snoozeLabel(mark, team, format),
      mark.kind === 'note' && noteLabel(mark, team),
      mark.kind === 'note' && format.timeOfAnyDay(mark.at, to),
    ]),
  })
  const isJournalAway = gaps.includes('journalAway')
  // Where AOM could not be read, or not all of it, nobody knows that nothing waits.
  const isAomUnread = gaps.includes('aomAway') || gaps.includes('aomUnread')
  const madeFrom = runtimeConfig.hasJournal ? words.madeFrom : words.madeFromBrowser
  return {
    title: words.title,
    intro: [
      [words.since(format.time(from)), madeFrom(format.timeOfDay(to)), watched && words.stops[watched]]
        .filter(Boolean)
        .join(format.betweenSentences),
      ...gaps.map((gap) => words.gaps[gap]),
    ],
    sections: [
      {
        key: 'waiting',
        title: words.waiting.title(countOf(waiting, isAomUnread)),
        lines: togetherOf(waiting).flatMap(waitingLine),
        none: isAomUnread ? words.waiting.notRead : words.waiting.none,
      },
      {
        key: 'unexplained',
        title: words.counted(t.attention.unexplained.title, unexplained.length),
        lines: unexplained.map(executionLine),
      },
      {
        key: 'approvals',
        title: words.counted(t.attention.approvals.title, approvals.length),
        lines: approvals.map(executionLine),
      },
      {
        key: 'fixLater',
        title: words.fixLater.title(countOf(fixLater, isJournalAway)),
        lines: fixLater.map(leftLine),
        // Without a journal nobody keeps a list of it.
        ...(runtimeConfig.hasJournal && { none: isJournalAway ? words.notKnown : words.fixLater.none }),
      },
      {
        key: 'operations',
        title: words.operations.title(countOf(operations, isJournalAway)),
        lines: operations.map(operationLine),
        none: isJournalAway ? words.notKnown : words.operations.none,
      },
      {
        key: 'passed',
        title: words.passed.title(passed.length),
        lines: passed.map(passedLine),
        // Where nobody watches, nobody knows that there was none.
        ...(watched !== undefined && watched !== 'not' && { none: words.passed.none }),
      },
      { key: 'held', title: words.held.title(held.length), lines: held.map(markLine) },
      { key: 'notes', title: words.notes.title(notes.length), lines: notes.map(markLine) },
    ],
  }
}

/** That none was read is not that there is none. */
const countOf = (found: readonly unknown[], isUnread: boolean): number | '?' =>
  isUnread && found.length === 0 ? '?' : found.length

const subject = ({ workflowId, workflowName, executionId, nodeId, nodeName }: MarkSubject) => ({
  key: `${executionId}/${nodeId ?? ''}`,
  name: nodeName ?? nodeId ?? workflowName ?? workflowId,
  href: href('execution', { workflowId, executionId }, { node: nodeId }),
  ...(workflowName !== undefined && { workflow: workflowName }),
})
