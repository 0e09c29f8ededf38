import { useId, type ReactNode } from 'react'
import { AppLink } from '#ui/Link'
import { href } from '#routes'
import { StatusChip } from '#components/status/StatusChip'
import text from '#ui/text.module.css'
import type { Workflow } from '#domain/execution/workflow'
import { useI18n } from '#i18n/I18n'
import type { Attention } from '#queries/attention'
import styles from './attention.module.css'

/** No buttons here: AOM's API can neither approve nor reject. */
export function ApprovalsSection({ approvals }: { approvals: readonly Workflow[] }) {
  const { t, format } = useI18n()
  if (approvals.length === 0) return null
  return (
    <Section title={t.attention.approvals.title} explanation={t.attention.approvals.explain}>
      {approvals.map((workflow) => (
        <li key={workflow.id}>
          <StatusChip status={workflow.status} size="small" />{' '}
          <WorkflowLink workflow={workflow} executionId={workflow.lastExecution?.executionId} />{' '}
          {workflow.lastExecution?.beganAt !== undefined && (
            <span className={text['muted']}>
              {t.attention.approvals.since(format.time(workflow.lastExecution.beganAt))}
            </span>
          )}
        </li>
      ))}
    </Section>
  )
}

/** What AOM calls failed although nothing in it can be operated: said, not hidden. */
export function UnexplainedSection({ unexplained }: { unexplained: Attention['unexplained'] }) {
  const { t } = useI18n()
  if (unexplained.length === 0) return null
  return (
    <Section title={t.attention.unexplained.title} explanation={t.attention.unexplained.explain}>
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
    <AppLink href={path}>
      <bdi>{workflow.name}</bdi>
    </AppLink>
  )
}

function Section(props: { title: string; explanation: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h2 id={id}>{props.title}</h2>
      <p className={text['muted']}>{props.explanation}</p>
      <ul className={styles['list']}>{props.children}</ul>
    </section>
  )
}
