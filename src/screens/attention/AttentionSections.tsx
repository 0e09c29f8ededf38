import Box from '@mui/material/Box'
import MuiLink from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { useId, type ReactNode } from 'react'
import { Link } from 'wouter'
import { StatusChip } from '../../components/StatusChip'
import type { Workflow } from '../../domain/workflow'
import { useI18n } from '../../i18n/I18n'
import type { Attention } from '../../queries/attention'
import { executionPath, workflowPath } from '../../components/paths'

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
          {workflow.lastExecution?.beganAt && (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {t.attention.approvals.since(format.time(workflow.lastExecution.beganAt))}
            </Box>
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
      ? workflowPath(workflow.id)
      : executionPath({ workflowId: workflow.id, executionId })
  return (
    <MuiLink component={Link} href={path}>
      <bdi>{workflow.name}</bdi>
    </MuiLink>
  )
}

function Section(props: { title: string; explanation: string; children: ReactNode }) {
  const id = useId()
  return (
    <Box component="section" aria-labelledby={id} sx={{ display: 'grid', gap: 0.75 }}>
      <Typography variant="h2" id={id}>
        {props.title}
      </Typography>
      <Typography sx={{ color: 'text.secondary' }}>{props.explanation}</Typography>
      <Box
        component="ul"
        sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75, overflowWrap: 'anywhere' }}
      >
        {props.children}
      </Box>
    </Box>
  )
}
