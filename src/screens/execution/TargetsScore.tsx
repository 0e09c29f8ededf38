import { Fragment } from 'react'
import type { TargetOutcome, TargetScore } from '#domain/execution/target'
import { useI18n } from '#i18n/I18n'
import styles from './graph.module.css'

const order = ['succeeded', 'failed', 'inProgress', 'notRun'] as const satisfies readonly TargetOutcome[]

/** The box score, "18 ok · 2 failed · 1 not run"; nothing when AOM named no targets. */
export function TargetsScore({ score }: { score: Omit<TargetScore, 'total'> }) {
  const { t } = useI18n()
  const shown = order.filter((outcome) => score[outcome] > 0)
  return (
    <span className={styles['targets']}>
      {shown.map((outcome, index) => (
        <Fragment key={outcome}>
          {index > 0 && ' · '}
          <span {...(outcome === 'failed' && { className: styles['failed'] })}>
            {t.execution.score[outcome](score[outcome])}
          </span>
        </Fragment>
      ))}
    </span>
  )
}
