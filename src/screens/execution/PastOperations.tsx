import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { currentPhase } from '../../components/operationPhase'
import type { ExecutionRef } from '../../domain/execution'
import { useI18n } from '../../i18n/I18n'
import { useNodeRecords } from '../../queries/operation'

/** What was asked of this node from this browser, newest first. */
export function PastOperations({ execution, nodeId }: { execution: ExecutionRef; nodeId: string }) {
  const { t, format } = useI18n()
  const records = useNodeRecords(execution).filter((record) => record.nodeId === nodeId)
  return (
    <div>
      <Typography variant="h3" component="h3">
        {t.execution.pastOperations}
      </Typography>
      {records.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t.execution.noPastOperations}</Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {records.map((record) => (
            <li key={record.id}>
              {t.execution.pastOperation(
                t.operation.verb[record.action],
                format.time(new Date(record.requestedAt)),
                t.operation.phase[currentPhase(record)],
              )}
              {record.reason !== undefined && record.reason !== '' && (
                <Box
                  component="span"
                  dir="auto"
                  sx={{ display: 'block', color: 'text.secondary', overflowWrap: 'anywhere' }}
                >
                  {record.reason}
                </Box>
              )}
            </li>
          ))}
        </Box>
      )}
    </div>
  )
}
