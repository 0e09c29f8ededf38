import { effectLabel } from '#components/activity/effectLabel'
import { subjectLabel } from '#components/activity/subjectLabel'
import { operationPath } from '#components/operation/kinds'
import { claimLabel, noteLabel, snoozeLabel, whoLabel } from '#components/team/markLabels'
import { shortNames } from '#domain/execution/hosts'
import type { Status } from '#domain/execution/status'
import type { ActivityFacts } from '#domain/operation/activity'
import type { TeamOperation } from '#domain/operation/teamOperation'
import type { Handover, WaitingStop } from '#domain/team/handover'
import type { Mark, MarkSubject } from '#domain/team/mark'
import type { SeenStop } from '#domain/team/stop'
import { useActivityWords } from '#i18n/activity'
import { useHandoverWords } from '#i18n/handover'
import { useI18n } from '#i18n/I18n'
import { useSkipKindWords } from '#i18n/skipKind'
import { useTeamWords } from '#i18n/team'
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
  readonly key: 'waiting' | 'fixLater' | 'operations' | 'passed' | 'held' | 'notes'
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
  const said = (parts: readonly (string | false | undefined)[]) =>
    parts.filter((part) => typeof part === 'string')
  const claim = (mark: Mark) => claimLabel(mark, isOwnMark(mark), team, format)

  const stopLine = (stop: WaitingStop): HandoverLine => ({
    ...subject(stop),
    status: stop.status,
    facts: said([
      stop.since !== undefined &&
        words.waiting.since(format.timeOfDay(stop.since), format.duration(to - stop.since)),
      stop.cause,
      stop.failedTargets.length > 0 && words.waiting.on(shortNames(stop.failedTargets)),
      stop.claim && claim(stop.claim),
      stop.snooze && snoozeLabel(stop.snooze, team, format),
      ...stop.notes.map((note) => noteLabel(note, team)),
    ]),
  })
  const operationLine = (facts: ActivityFacts): HandoverLine => ({
    key: facts.id,
    name: subjectLabel(facts, t),
    href: operationPath(facts),
    ...(facts.workflowName !== undefined && { workflow: facts.workflowName }),
    facts: said([
      words.operations.by(
        facts.user ? whoLabel(facts.user, team) : words.thisBrowser,
        format.timeOfDay(facts.requestedAt),
      ),
      facts.skipKind && skipKinds[facts.skipKind],
      facts.reason ?? words.noReason,
      effectLabel({ id: facts.id, isOnlyHere: false }, facts, to, activity.effect, i18n),
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
          format.timeOfDay(since),
          format.timeOfDay(overAt),
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
      words.fixLater.skippedBy(whoLabel(skip.user, team), format.time(skip.requestedAt)),
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
      mark.kind === 'note' && format.timeOfDay(mark.at),
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
      ...(approvals > 0 ? [words.waiting.approvals(approvals)] : []),
      ...(unexplained > 0 ? [words.waiting.unexplained(unexplained)] : []),
    ],
    sections: [
      {
        key: 'waiting',
        title: words.waiting.title(countOf(waiting, isAomUnread)),
        lines: waiting.map(stopLine),
        none: isAomUnread ? words.waiting.notRead : words.waiting.none,
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
