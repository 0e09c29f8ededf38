import { Fragment } from 'react'
import type { TargetOutcome, TargetScore } from '#domain/execution/target'
import { Text } from '#ui/Text'
import { useI18n } from '#i18n/I18n'

const order = ['succeeded', 'failed', 'inProgress', 'notRun'] as const satisfies readonly TargetOutcome[]

/** The box score, "18 ok · 2 failed · 1 not run"; nothing when AOM named no targets. */
export function TargetsScore({ score }: { score: Omit<TargetScore, 'total'> }) {
  const { t } = useI18n()
  const shown = order.filter((outcome) => score[outcome] > 0)
  return (
    <Text tone="muted">
      {shown.map((outcome, index) => (
        <Fragment key={outcome}>
          {/* A line that breaks begins with what counts. */}
          {index > 0 && '\u00a0· '}
          <Text oneLine {...(outcome === 'failed' && { tone: 'error', strong: true })}>
            {t.execution.score[outcome](score[outcome])}
          </Text>
        </Fragment>
      ))}
    </Text>
  )
}
