import { Breadcrumb } from '#ui/Breadcrumb'
import { Description, DescriptionList } from '#ui/DescriptionList'
import { Link } from '#ui/Link'
import { LongName } from '#ui/LongName'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { CopyText } from '#components/page/CopyText'
import { StatusChip } from '#components/status/StatusChip'
import { href } from '#routes'
import { Time } from '#components/time/Time'
import type { Execution } from '#domain/execution/execution'
import { useI18n } from '#i18n/I18n'
import { useNodeWords } from '#i18n/nodeWords'
import styles from './execution.module.css'
import { NodeDuration } from './NodeDuration'
import { Termination } from './Termination'

/** Which run this is, and how it stands. */
export function ExecutionHeader(props: {
  execution: Execution
  workflowName: string
  readAt: number | undefined
}) {
  const { execution, workflowName, readAt } = props
  const { t, format } = useI18n()
  const words = useNodeWords()
  const { workflowId, executionId, beganAt } = execution
  return (
    <Stack as="header" gap="xs">
      <Breadcrumb label={t.shell.trail}>
        <Link href={href('executions')}>{t.executions.title}</Link>
        <Link href={href('workflow', { workflowId })}>
          <bdi>{workflowName}</bdi>
        </Link>
        {words.run(beganAt === undefined ? executionId : format.timeOfDay(beganAt))}
      </Breadcrumb>
      <Stack direction="row" gap="lg" align="center" className={styles.title}>
        <LongName name={workflowName}>
          <Text as="h1" breaks>
            <bdi>{workflowName}</bdi>
          </Text>
        </LongName>
        <div className={styles.headState}>
          <StatusChip status={execution.status} size="large" />
        </div>
        <Termination execution={execution} workflowName={workflowName} readAt={readAt} />
      </Stack>
    </Stack>
  )
}

/** Since when, for how long, by whom; on a phone it stands below what has to be decided. */
export function ExecutionFacts({ execution }: { execution: Execution }) {
  const { t, format } = useI18n()
  const words = t.execution
  return (
    <DescriptionList variant="inline" className={styles.later}>
      {/* First: what is said beside it changes with time. */}
      <Description name={words.executionId}>
        <CopyText text={execution.executionId} label={words.executionId} />
      </Description>
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
    </DescriptionList>
  )
}
