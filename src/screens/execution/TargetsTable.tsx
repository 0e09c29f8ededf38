import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import { Fragment, useId, useState } from 'react'
import { StatusIcon } from '../../components/StatusIcon'
import type { State } from '../../domain/status'
import { sortTargets, type Target, type TargetOutcome } from '../../domain/target'
import { useI18n } from '../../i18n/I18n'

const stateOf: Record<TargetOutcome, State> = {
  failed: 'failed',
  inProgress: 'running',
  notRun: 'notStarted',
  succeeded: 'succeeded',
}

/** More rows than these are shown on request: they stand failed first, so the first page is what matters. */
const pageSize = 50

/** Each host or workload that the node acted on, failed first, with its log. */
export function TargetsTable({ targets }: { targets: readonly Target[] }) {
  const { t } = useI18n()
  const words = t.execution
  const [limit, setLimit] = useState(pageSize)
  const sorted = sortTargets(targets)
  const shown = sorted.slice(0, limit)
  const left = sorted.length - shown.length
  // What an operator comes for is the first failed target's log: it is open from the start.
  const firstFailed = sorted.find((target) => target.outcome === 'failed' && hasText(target.log))
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const turn = (key: string) =>
    setTurned((before) =>
      before.has(key) ? new Set([...before].filter((other) => other !== key)) : new Set([...before, key]),
    )
  return (
    <>
      <Box sx={{ overflowX: 'auto', position: 'relative' }}>
        <Table aria-label={words.targets} sx={tableStyle}>
          <TableHead>
            <TableRow>
              {[words.result, words.target, words.exitCode, words.took, words.message].map((column) => (
                <TableCell key={column}>{column}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((target) => (
              <TargetRows
                key={target.key}
                target={target}
                isOpen={turned.has(target.key) !== (target === firstFailed)}
                onTurn={turn}
              />
            ))}
          </TableBody>
        </Table>
      </Box>
      {left > 0 && (
        <Button sx={{ mt: 1 }} onClick={() => setLimit(limit + pageSize)}>
          {words.showMore(Math.min(left, pageSize), left)}
        </Button>
      )}
    </>
  )
}

/** It stands in a panel: close-set, and on a phone without the time taken, which the log tells as well. */
const tableStyle = {
  '& th, & td': { px: 0.5, verticalAlign: 'top', fontSize: '0.8125rem' },
  '& th:nth-of-type(4), & td:nth-of-type(4)': { display: { xs: 'none', sm: 'table-cell' } },
} as const

const hasText = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''

function TargetRows({
  target,
  isOpen,
  onTurn,
}: {
  target: Target
  isOpen: boolean
  onTurn: (key: string) => void
}) {
  const { t, format } = useI18n()
  const words = t.execution
  const logId = useId()
  const { log } = target
  return (
    <Fragment>
      <TableRow sx={hasText(log) && isOpen ? { '& > td': { borderBottom: 0 } } : {}}>
        <TableCell>
          <Box
            component="span"
            sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, whiteSpace: 'nowrap' }}
          >
            <StatusIcon state={stateOf[target.outcome]} />
            {words.outcome[target.outcome]}
          </Box>
        </TableCell>
        <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 96 }}>
          <bdi>{target.name}</bdi>
          {target.address !== undefined && target.address !== target.name && (
            <Box
              component="span"
              sx={{ display: 'block', fontFamily: 'mono', fontSize: '0.75rem', color: 'text.secondary' }}
            >
              {target.address}
            </Box>
          )}
        </TableCell>
        <TableCell sx={{ fontFamily: 'mono' }}>{target.exitCode ?? target.code}</TableCell>
        <TableCell sx={{ whiteSpace: 'nowrap' }}>
          {target.durationMs !== undefined && format.duration(target.durationMs)}
        </TableCell>
        <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 72 }}>
          {hasText(target.message) && <Box dir="auto">{target.message}</Box>}
          {hasText(log) && (
            <Button
              size="small"
              aria-expanded={isOpen}
              {...(isOpen && { 'aria-controls': logId })}
              aria-label={isOpen ? words.hideLog(target.name) : words.showLog(target.name)}
              onClick={() => onTurn(target.key)}
              sx={{ px: 0.5, py: 0 }}
            >
              {words.log}
            </Button>
          )}
        </TableCell>
      </TableRow>
      {hasText(log) && isOpen && (
        <TableRow>
          <TableCell colSpan={5} sx={{ pt: 0 }}>
            <Preformatted id={logId} label={`${words.log}: ${target.name}`} text={log} />
          </TableCell>
        </TableRow>
      )}
    </Fragment>
  )
}

/** Text as AOM sent it: monospace, its lines kept, scrolled within itself and by keyboard too. */
export function Preformatted({ text, label, id }: { text: string; label: string; id?: string }) {
  return (
    <Box
      component="section"
      {...(id !== undefined && { id })}
      aria-label={label}
      tabIndex={0}
      dir="auto"
      sx={{
        m: 0,
        p: 1,
        maxHeight: 320,
        overflow: 'auto',
        fontFamily: 'mono',
        fontSize: '0.75rem',
        lineHeight: 1.5,
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        bgcolor: 'background.default',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      <Box component="pre" sx={{ m: 0, font: 'inherit', whiteSpace: 'inherit' }}>
        {text}
      </Box>
    </Box>
  )
}
