import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { AppLink } from '#ui/Link'
import { CopyText } from '#components/page/CopyText'
import { StatusChip } from '#components/status/StatusChip'
import { href } from '#routes'
import text from '#ui/text.module.css'
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
    <header className={styles['header']}>
      <div className={styles['title']}>
        <h1>
          <AppLink href={href('workflow', { workflowId: execution.workflowId })}>
            <bdi>{workflowName}</bdi>
          </AppLink>
        </h1>
        <StatusChip status={execution.status} size="large" />
        <Termination execution={execution} workflowName={workflowName} readAt={readAt} />
      </div>
      <dl className={styles['facts']}>
        <Fact name={words.started}>
          <Time at={execution.beganAt} />
        </Fact>
        <Fact name={words.duration}>
          <NodeDuration of={execution} />
        </Fact>
        {execution.startedBy !== undefined && (
          <Fact name={words.startedBy}>
            <bdi>{execution.startedBy}</bdi>
          </Fact>
        )}
        {execution.approvers.length > 0 && (
          <Fact name={words.approvers}>{format.list(execution.approvers)}</Fact>
        )}
        <Fact name={words.executionId}>
          <CopyText text={execution.executionId} label={words.executionId} />
        </Fact>
      </dl>
    </header>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt className={clsx(text['muted'], text['oneLine'])}>{name}</dt>
      <dd className={styles['value']}>{children}</dd>
    </div>
  )
}
