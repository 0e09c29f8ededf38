import { memo } from 'react'
import { Disclosure } from '#ui/Disclosure'
import { Link } from '#ui/Link'
import { Table, TableBody, TableCell, TableRow, type Column } from '#ui/Table'
import { Text } from '#ui/Text'
import { begunPath, operationPath } from '#components/operation/kinds'
import { Time } from '#components/time/Time'
import { factsOf, type ActivityEntry, type ActivityFacts } from '#domain/operation/activity'
import { useActivityWords } from '#i18n/activity'
import { useI18n } from '#i18n/I18n'
import { useSession } from '#queries/session'
import { useSkipKindWords } from '#i18n/skipKind'
import styles from './activity.module.css'
import { effectLabel, isEffectMissing } from '#components/activity/effectLabel'
import { subjectLabel } from '#components/activity/subjectLabel'

interface ActivityTableProps {
  entries: readonly ActivityEntry[]
  /** With who it was. */
  isOfTeam?: boolean
  /** Up to when the journal was read; epoch ms. */
  now: number
}

const columns = {
  when: { area: 'when', className: styles.when },
  // A cell may break its words anywhere, and would be squeezed to do so.
  who: { minWidth: '7.5rem', area: 'who' },
  what: { minWidth: '8rem', area: 'what' },
  why: { minWidth: '8rem', area: 'why', className: styles.reason },
  answer: { minWidth: '8rem', area: 'answer', className: styles.answer },
  effect: { minWidth: '8rem', area: 'effect', className: styles.effect },
} as const
const { who: _, ...ownColumns } = columns

/** On a phone: who and when in one line, and below it what, why and what became of it. */
const below = "'what what' 'why why' 'answer answer' 'effect effect'"
const foldAreas = { team: `'who when' ${below}`, own: `'when when' ${below}` }

export function ActivityTable({ entries, isOfTeam = false, now }: ActivityTableProps) {
  const words = useActivityWords()
  const shown: Readonly<Record<string, Column>> = isOfTeam ? columns : ownColumns
  return (
    <Table
      label={words.title}
      columns={shown}
      heads={words.columns}
      foldBelow="md"
      foldAreas={isOfTeam ? foldAreas.team : foldAreas.own}
    >
      <TableBody>
        {entries.map((entry) => (
          <ActivityRow key={entry.id} entry={entry} isOfTeam={isOfTeam} now={now} />
        ))}
      </TableBody>
    </Table>
  )
}

interface RowProps {
  entry: ActivityEntry
  isOfTeam: boolean
  now: number
}

/** An entry is made anew at every change of the list; what it holds is not. `now` counts for as long as an effect is awaited. */
const isSameRow = (a: RowProps, b: RowProps): boolean =>
  a.isOfTeam === b.isOfTeam &&
  a.entry.operation === b.entry.operation &&
  a.entry.record === b.entry.record &&
  a.entry.isOnlyHere === b.entry.isOnlyHere &&
  (a.now === b.now || b.entry.operation === undefined || b.entry.operation.effect !== undefined)

const ActivityRow = memo(function ActivityRow({ entry, isOfTeam, now }: RowProps) {
  const i18n = useI18n()
  const words = useActivityWords()
  const skipKinds = useSkipKindWords()
  const facts = factsOf(entry)
  const begun = begunPath(facts)
  return (
    <TableRow>
      <TableCell column={columns.when}>
        <Time at={facts.requestedAt} />
      </TableCell>
      {isOfTeam && (
        <TableCell column={columns.who}>
          <Who entry={entry} facts={facts} />
        </TableCell>
      )}
      <TableCell column={columns.what}>
        <Text as="div" strong>
          {facts.workflowId === '' ? (
            <bdi>{subjectLabel(facts, i18n.t)}</bdi>
          ) : (
            <Link href={operationPath(facts)}>
              <bdi>{subjectLabel(facts, i18n.t)}</bdi>
            </Link>
          )}
        </Text>
        {/* Of an operation on a workflow or its execution the words above name it. */}
        {facts.nodeId !== undefined && facts.workflowId !== '' && (
          <Text look="note" tone="muted">
            <bdi>{facts.workflowName ?? facts.workflowId}</bdi>
          </Text>
        )}
        {begun !== undefined && (
          <div>
            <Link href={begun}>{i18n.t.operation.newExecution}</Link>
          </div>
        )}
      </TableCell>
      <TableCell column={columns.why} dir="auto">
        {facts.skipKind && <div>{skipKinds[facts.skipKind]}</div>}
        {facts.reason ?? (
          <Text look="note" tone="muted">
            {words.noReason}
          </Text>
        )}
      </TableCell>
      <TableCell column={columns.answer}>
        <Answer facts={facts} isEffectMissing={isEffectMissing(entry, facts, now)} />
      </TableCell>
      <TableCell column={columns.effect}>{effectLabel(entry, facts, now, words.effect, i18n)}</TableCell>
    </TableRow>
  )
}, isSameRow)

function Who({ entry, facts }: { entry: ActivityEntry; facts: ActivityFacts }) {
  const words = useActivityWords()
  const session = useSession()
  const { user } = facts
  const ownAccount = 'user' in session ? session.user?.account : undefined
  const name = user?.kind === 'key' && user.name !== undefined ? words.key(user.name) : user?.name
  return (
    <>
      <Text as="div" strong>
        <bdi>{name ?? (entry.operation || entry.record?.by ? words.somebody : words.thisBrowser)}</bdi>
      </Text>
      {user?.account !== undefined && user.account !== ownAccount && (
        <Text as="div" look="note" tone="muted" title={words.account(user.account)}>
          <bdi>{user.account}</bdi>
        </Text>
      )}
      {!entry.operation && (
        <Text as="div" look="note" tone="warning">
          {words.onlyHere}
          {entry.isOnlyHere && <div>{words.onlyHereHint}</div>}
        </Text>
      )}
    </>
  )
}

/** What is wrong stands there at once; what is only looked up, on request. */
function Answer({ facts, isEffectMissing }: { facts: ActivityFacts; isEffectMissing: boolean }) {
  const words = useActivityWords()
  const { outcome, rawOutcome, httpStatus, code, message = '', requestId } = facts
  const status = String(httpStatus ?? '')
  const text = (code !== undefined && !message.includes(code) ? `${code} ${message}` : message).trim()
  const said = text !== '' && (
    <Text as="code" mono look="note" dir="auto">
      {text}
    </Text>
  )
  const isPlain = outcome === 'accepted' && !isEffectMissing
  return (
    <>
      <div>
        {outcome === undefined
          ? rawOutcome
          : outcome === 'open'
            ? words.answer.open
            : words.answer[outcome](status)}
      </div>
      {!isPlain && said}
      {((isPlain && text !== '') || requestId !== undefined) && (
        <Disclosure isMuted summary={<Text look="note">{words.details}</Text>}>
          {isPlain && said}
          {requestId !== undefined && (
            <Text as="div" mono look="note">
              {words.requestId(requestId)}
            </Text>
          )}
        </Disclosure>
      )}
      {facts.isAnswerOnlyHere && (
        <Text as="div" look="note" tone="muted">
          {words.answerOnlyHere}
        </Text>
      )}
    </>
  )
}
