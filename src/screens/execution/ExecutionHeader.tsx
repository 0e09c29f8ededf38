import { Description, DescriptionList } from '#ui/DescriptionList'
import { Link } from '#ui/Link'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { CopyText } from '#components/page/CopyText'
import { StatusChip } from '#components/status/StatusChip'
import { href } from '#routes'
import { Time } from '#components/time/Time'
import type { Execution } from '#domain/execution/execution'
import { useI18n } from '#i18n/I18n'
import styles from './execution.module.css'
import { NodeDuration } from './NodeDuration'
import { Termination } from './Termination'

/** Which run this is, how it stands, and since when. */
export function ExecutionHeader(props: {
  execution: Execution
  workflowName: string
  readAt: number | undefined
}) {
  const { execution, workflowName, readAt } = props
  const { t, format } = useI18n()
  const words = t.execution
  return (
    <Stack as="header" gap="sm">
      <Stack direction="row" gap="lg" align="center">
        <Text as="h1" breaks>
          <Link href={href('workflow', { workflowId: execution.workflowId })} className={styles.workflow}>
            <bdi>{workflowName}</bdi>
          </Link>
        </Text>
        <StatusChip status={execution.status} size="large" />
        <Termination execution={execution} workflowName={workflowName} readAt={readAt} />
      </Stack>
      <DescriptionList variant="inline">
        <Description name={words.started}>
          <Time at={execution.beganAt} />
        </Description>
        <Description name={words.duration}>
          <NodeDuration of={execution} />
        </Description>
        {execution.startedBy !== undefined && (
          <Description name={words.startedBy}>{execution.startedBy}</Description>
        )}
        {execution.approvers.length > 0 && (
          <Description name={words.approvers}>{format.list(execution.approvers)}</Description>
        )}
        <Description name={words.executionId}>
          <CopyText text={execution.executionId} label={words.executionId} />
        </Description>
      </DescriptionList>
    </Stack>
  )
}
