import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { StatusChip } from '#components/status/StatusChip'
import { DataAge } from '#components/time/DataAge'
import { LiveDuration } from '#components/time/LiveDuration'
import { ReadFailure } from '#components/failure/ReadFailure'
import { needsPerson, type AttentionRow } from '#domain/execution/attention'
import { useI18n } from '#i18n/I18n'
import { runtimeConfig } from '#queries/runtimeConfig'
import { href } from '#routes'
import { Link } from '#ui/Link'
import { AttentionCounts } from './AttentionCounts'
import { RowTeam } from './RowTeam'
import type { useAttentionRows } from './useAttentionRows'
import styles from './wall.module.css'

type AttentionWallProps = Pick<ReturnType<typeof useAttentionRows>, 'rows' | 'counts' | 'reading'>

/** Needs attention for a screen on the wall: what stands still and since when, to be read from two metres. Nothing to press. */
export function AttentionWall({ rows = [], counts, reading }: AttentionWallProps) {
  const { t } = useI18n()
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
          <DataAge reading={reading} />
          <Link href={href('attention')}>{t.attention.leaveWall}</Link>
        </div>
      </div>
      <ReadFailure reading={reading} />
      {counts && rows.length === 0 && <p className={styles.calm}>{t.attention.empty}</p>}
      <ul className={styles.rows} aria-label={t.attention.title}>
        {rows.map((row) => (
          <WallRow key={row.key} row={row} />
        ))}
      </ul>
    </div>
  )
}

function WallRow({ row }: { row: AttentionRow }) {
  const { kind, node, execution, workflow, waitingSince } = row
  return (
    <li className={styles.row}>
      <StatusChip status={(node ?? execution ?? workflow).status} size="large" />
      <bdi className={styles.node}>{node?.name ?? workflow.name}</bdi>
      <div className={styles.about}>
        <bdi className={styles.workflow}>{node ? workflow.name : ''}</bdi>
        {runtimeConfig.hasJournal && node && <RowTeam row={row} className={styles.said} />}
      </div>
      <span className={styles.wait}>
        {(needsPerson(kind) || kind === 'unread') && <LiveDuration since={waitingSince} />}
      </span>
    </li>
  )
}
