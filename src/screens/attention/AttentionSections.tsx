import { useId, type ReactNode } from 'react'
import { Link } from '#ui/Link'
import { href } from '#routes'
import { StatusChip } from '#components/status/StatusChip'
import { LiveDuration } from '#components/time/LiveDuration'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import type { Workflow } from '#domain/execution/workflow'
import { useI18n } from '#i18n/I18n'
import { useTriageWords } from '#i18n/triage'
import type { Attention } from '#queries/attention'
import styles from './attention.module.css'

/** What needs a person and has no row, below the rows. */
export function AttentionSections({ approvals, unexplained }: Pick<Attention, 'approvals' | 'unexplained'>) {
  return (
    <>
      <UnexplainedSection unexplained={unexplained} />
      <ApprovalsSection approvals={approvals} />
    </>
  )
}

/** No buttons here: AOM's API can neither approve nor reject. */
function ApprovalsSection({ approvals }: { approvals: readonly Workflow[] }) {
  const { t, format } = useI18n()
  const words = useTriageWords()
  if (approvals.length === 0) return null
  return (
    <Section title={t.attention.approvals.title} explanation={words.approvals.explain}>
      {approvals.map((workflow) => (
        <li key={workflow.id}>
          <StatusChip status={workflow.status} size="small" />{' '}
          <WorkflowLink workflow={workflow} executionId={workflow.lastExecution?.executionId} />{' '}
          {workflow.lastExecution?.beganAt !== undefined && (
            <Text tone="muted" title={format.time(workflow.lastExecution.beganAt)}>
              {words.approvals.waitsFor} <LiveDuration since={workflow.lastExecution.beganAt} isCoarse />
            </Text>
          )}
        </li>
      ))}
    </Section>
  )
}

/** What AOM calls failed although nothing in it can be operated: said, not hidden. */
function UnexplainedSection({ unexplained }: { unexplained: Attention['unexplained'] }) {
  const { t } = useI18n()
  const words = useTriageWords()
  if (unexplained.length === 0) return null
  return (
    <Section title={t.attention.unexplained.title} explanation={words.unexplained.explain}>
      {unexplained.map(({ workflow, execution }) => (
        <li key={execution.executionId}>
          <StatusChip status={execution.status} size="small" />{' '}
          <WorkflowLink workflow={workflow} executionId={execution.executionId} />
        </li>
      ))}
    </Section>
  )
}

function WorkflowLink({ workflow, executionId }: { workflow: Workflow; executionId: string | undefined }) {
  const path =
    executionId === undefined
      ? href('workflow', { workflowId: workflow.id })
      : href('execution', { workflowId: workflow.id, executionId })
  return (
    <Link href={path}>
      <bdi>{workflow.name}</bdi>
    </Link>
  )
}

function Section(props: { title: string; explanation: string; children: ReactNode }) {
  const id = useId()
  return (
    <Stack as="section" gap="sm" aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <Text as="p" tone="muted">
        {props.explanation}
      </Text>
      <Stack as="ul" gap="sm" className={styles.list}>
        {props.children}
      </Stack>
    </Stack>
  )
}
