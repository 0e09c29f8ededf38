import type { ExecutionSummary } from '#domain/execution/execution'
import { Description, DescriptionList } from '#ui/DescriptionList'
import { Skeleton } from '#ui/Skeleton'
import { Text } from '#ui/Text'
import { useI18n } from '#i18n/I18n'
import { useWorkflowWords } from '#i18n/workflow'
import { runStatistics } from './runStatistics'

export function Statistics({ executions }: { executions: readonly ExecutionSummary[] | undefined }) {
  const { t, format } = useI18n()
  const words = useWorkflowWords()
  const { ended, succeeded, successRate, medianMs, timed } = runStatistics(executions ?? [])
  const isKnown = executions !== undefined
  return (
    <DescriptionList variant="stacked">
      <Statistic
        name={words.successRate}
        value={isKnown ? (successRate === undefined ? t.shell.none : format.percent(successRate)) : undefined}
        note={words.successRateOf(succeeded, ended)}
      />
      <Statistic
        name={words.medianDuration}
        value={isKnown ? (medianMs === undefined ? t.shell.none : format.duration(medianMs)) : undefined}
        note={words.medianDurationOf(timed)}
      />
    </DescriptionList>
  )
}

/** `value` is undefined while it is being read; its place is kept. */
function Statistic(props: { name: string; value: string | undefined; note: string }) {
  return (
    <Description name={props.name}>
      <Text as="div" look="h1">
        {props.value ?? <Skeleton isText width="6ch" />}
      </Text>
      <Text as="div" look="caption" tone="muted">
        {props.value === undefined ? <Skeleton isText width="22ch" /> : props.note}
      </Text>
    </Description>
  )
}
