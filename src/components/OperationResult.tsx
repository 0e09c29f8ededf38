import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import MuiLink from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { Link } from 'wouter'
import { isOpen, recordName, type OperationRecord } from '../domain/operationRecord'
import { useI18n } from '../i18n/I18n'
import { OperationResultText } from './OperationResultText'
import { begunPath, operationPath } from './operationPath'
import { currentPhase } from './operationPhase'

export interface OperationResultProps {
  record: OperationRecord
  onCheckAgain: (record: OperationRecord) => void
  onDismiss: (id: string) => void
}

/** What became of one operation: from the request to its effect, a refusal, or an outcome that nobody knows. */
export function OperationResult({ record, onCheckAgain, onDismiss }: OperationResultProps) {
  const { t } = useI18n()
  const words = t.operation.result
  const phase = currentPhase(record)
  const isTrouble =
    phase === 'refused' || phase === 'unknown' || phase === 'unknownNoEffect' || phase === 'noEffect'
  const begun = begunPath(record)
  const headingId = `operation-${record.id}`
  return (
    <Box
      component="section"
      aria-labelledby={headingId}
      sx={{
        p: 1.5,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderInlineStart: 4,
        borderInlineStartColor: isTrouble ? 'error.main' : 'primary.main',
        borderRadius: 1,
        boxShadow: 4,
        display: 'grid',
        gap: 0.75,
      }}
    >
      <Typography variant="h3" component="h2" id={headingId}>
        <bdi>{t.operation.button(record.action, recordName(record))}</bdi>
        {' · '}
        {t.operation.phase[phase]}
      </Typography>
      <MuiLink component={Link} href={operationPath(record)}>
        <bdi>{record.workflowName}</bdi>
      </MuiLink>
      <OperationResultText record={record} />
      {begun !== undefined && (
        <MuiLink component={Link} href={begun}>
          {words.newExecution}
        </MuiLink>
      )}
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
        {record.answer !== undefined && phase !== 'settled' && phase !== 'refused' && (
          <Button onClick={() => onCheckAgain(record)}>{words.checkAgain}</Button>
        )}
        {!isOpen(phase) && <Button onClick={() => onDismiss(record.id)}>{words.dismiss}</Button>}
      </Box>
    </Box>
  )
}
