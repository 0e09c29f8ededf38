import { useEffect, useMemo } from 'react'
import { useLocation } from 'wouter'
import { PlaceLine } from '#components/place/PlaceLine'
import { StatusChip } from '#components/status/StatusChip'
import { DataAge } from '#components/time/DataAge'
import { ReadFailure } from '#components/failure/ReadFailure'
import { needsPerson, type AttentionRow } from '#domain/execution/attention'
import { arrangeGroups, entriesOf, notArranged, type Group } from '#domain/execution/groups'
import type { ExecutionNode } from '#domain/execution/node'
import type { Messages } from '#i18n/en'
import { useI18n } from '#i18n/I18n'
import { useTriageWords } from '#i18n/triage'
import { runtimeConfig } from '#queries/runtimeConfig'
import { useSession } from '#queries/session'
import { href } from '#routes'
import { Link } from '#ui/Link'
import { AttentionCounts } from './AttentionCounts'
import { labelOf, statusOfAll } from './groupLabel'
import { GroupTeam } from './GroupTeam'
import { RowTeam } from './RowTeam'
import type { useAttentionRows } from './useAttentionRows'
import { Waited } from './Waited'
import styles from './wall.module.css'
import { whyFailed } from './whyFailed'

type AttentionWallProps = Pick<
  ReturnType<typeof useAttentionRows>,
  'rows' | 'counts' | 'reading' | 'approvals' | 'unexplained'
>

const none: readonly AttentionRow[] = []

/** Needs attention for a screen on the wall: what stands still and since when, to be read from two metres. Nothing to press. */
export function AttentionWall(props: AttentionWallProps) {
  const { rows = none, counts, reading, approvals, unexplained } = props
  const { t, format } = useI18n()
  const words = useTriageWords()
  const session = useSession()
  const entries = useMemo(
    () => entriesOf(rows, arrangeGroups(rows, 'cause', notArranged, false), () => false),
    [rows],
  )
  const [, navigate] = useLocation()
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && navigate(href('attention'))
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [navigate])
  return (
    <div className={styles.wall}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t.attention.title}</h1>
        <AttentionCounts counts={counts} />
        <div className={styles.age}>
          {/* Nothing else on it says whose trouble this is. */}
          {'projectId' in session && <PlaceLine environment={runtimeConfig.environment} place={session} />}
          <DataAge reading={reading} />
          {unexplained.length > 0 && (
            <strong>
              {words.unexplained.these(format.list(unexplained.map(({ workflow }) => workflow.name)))}
            </strong>
          )}
          <Link href={href('attention')}>{words.leaveWall}</Link>
        </div>
      </div>
      <ReadFailure reading={reading} />
      {counts && rows.length === 0 && (
        <p className={styles.calm}>
          {approvals.length + unexplained.length === 0 ? t.attention.empty : t.attention.noNode}
        </p>
      )}
      <ul className={styles.rows} aria-label={t.attention.title}>
        {entries.map((entry) =>
          entry.kind === 'row' ? (
            <WallRow key={entry.key} row={entry.row} />
          ) : (
            <WallGroup key={entry.key} group={entry.group} />
          ),
        )}
      </ul>
    </div>
  )
}

function WallRow({ row }: { row: AttentionRow }) {
  const { t } = useI18n()
  const { kind, node, execution, workflow, waitingSince } = row
  return (
    <li className={styles.row}>
      <StatusChip status={(node ?? execution ?? workflow).status} size="large" />
      <div className={styles.about}>
        <bdi className={styles.node}>{node?.name ?? workflow.name}</bdi>
        {node && <Cause text={whyOf(row, node, t.attention)} />}
      </div>
      <div className={styles.about}>
        <bdi className={styles.workflow}>{node ? workflow.name : ''}</bdi>
        {runtimeConfig.hasJournal && node && <RowTeam row={row} className={styles.said} />}
      </div>
      <span className={styles.wait}>
        {(needsPerson(kind) || kind === 'unread') && <Waited since={waitingSince} />}
      </span>
    </li>
  )
}

/** In one line; what the state says already is not said again. */
function whyOf({ kind }: AttentionRow, node: ExecutionNode, words: Messages['attention']) {
  const { line, stillRan, names } = whyFailed(node, words)
  if (line !== undefined) return line
  if (kind === 'failed') return stillRan === undefined ? words.noReason : `${stillRan}${names}`
  return node.isPause ? node.description : undefined
}

/** Those that are alike: how many, why, and since when the first of them waits. */
function WallGroup({ group }: { group: Group }) {
  const { format } = useI18n()
  const words = useTriageWords()
  const { rows, since } = group
  const status = statusOfAll(rows)
  const workflows = new Set(rows.map(({ workflow }) => workflow.id)).size
  return (
    <li className={styles.row}>
      {status ? <StatusChip status={status} size="large" /> : <span />}
      <div className={styles.about}>
        <span className={styles.node}>{words.group.nodes(format.number(rows.length))}</span>
        <Cause text={labelOf(group, words)} />
      </div>
      <div className={styles.about}>
        <span className={styles.workflow}>{words.group.workflows(format.number(workflows))}</span>
        {runtimeConfig.hasJournal && (
          <div className={styles.said}>
            <GroupTeam rows={rows} />
          </div>
        )}
      </div>
      <span className={styles.wait}>
        <Waited since={since} />
      </span>
    </li>
  )
}

const Cause = ({ text }: { text: string | undefined }) =>
  text === undefined ? null : (
    <span dir="auto" title={text} className={styles.cause}>
      {text}
    </span>
  )
