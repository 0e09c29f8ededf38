import Box from '@mui/material/Box'
import MuiLink from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { CopyText } from '../../components/CopyText'
import { StatusChip } from '../../components/StatusChip'
import { Time } from '../../components/Time'
import type { Execution } from '../../domain/execution'
import { workflowPath } from '../../components/paths'
import { useI18n } from '../../i18n/I18n'
import { NodeDuration } from './NodeDuration'
import { Termination } from './Termination'

/** Which run this is, how it stands, and since when. */
export function ExecutionHeader(props: {
  execution: Execution
  workflowName: string
  readAt: Date | undefined
}) {
  const { execution, workflowName, readAt } = props
  const { t, format } = useI18n()
  const words = t.execution
  return (
    <Box component="header" sx={{ display: 'grid', gap: 0.75 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
          <MuiLink component={Link} href={workflowPath(execution.workflowId)} color="inherit">
            <bdi>{workflowName}</bdi>
          </MuiLink>
        </Typography>
        <StatusChip status={execution.status} size="large" />
        <Termination execution={execution} workflowName={workflowName} readAt={readAt} />
      </Box>
      <Box component="dl" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.25 }}>
        <Fact name={words.started}>
          <Time date={execution.beganAt} />
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
      </Box>
    </Box>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'baseline', minWidth: 0 }}>
      <Box component="dt" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {name}
      </Box>
      <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', minWidth: 0 }}>
        {children}
      </Box>
    </Box>
  )
}
