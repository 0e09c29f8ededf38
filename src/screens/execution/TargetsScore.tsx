import type { TargetOutcome, TargetScore } from '#domain/execution/target'
import { Points } from '#ui/Points'
import { Text } from '#ui/Text'
import { useI18n } from '#i18n/I18n'

const order = ['succeeded', 'failed', 'inProgress', 'notRun'] as const satisfies readonly TargetOutcome[]

/** The box score, "18 ok · 2 failed · 1 not run"; nothing when AOM named no targets. */
export function TargetsScore({ score, oneLine }: { score: Omit<TargetScore, 'total'>; oneLine?: boolean }) {
  const { t } = useI18n()
  const shown = order.filter((outcome) => score[outcome] > 0)
  return (
    <Text tone="muted">
      <Points
        oneLine={oneLine}
        parts={shown.map((outcome) => (
          <Text key={outcome} oneLine {...(outcome === 'failed' && { tone: 'error', strong: true })}>
            {t.execution.score[outcome](score[outcome])}
          </Text>
        ))}
      />
    </Text>
  )
}
