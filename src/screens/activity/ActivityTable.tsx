import Box from '@mui/material/Box'
import MuiLink from '@mui/material/Link'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import { Link } from 'wouter'
import { Time } from '../../components/Time'
import { currentPhase } from '../../components/operationPhase'
import { begunPath, operationPath } from '../../components/operationPath'
import { statusWord } from '../../components/statusWord'
import { triggerWord } from '../../components/triggerWord'
import { recordName, type OperationRecord } from '../../domain/operationRecord'
import type { Status } from '../../domain/status'
import type { Messages } from '../../i18n/en'
import { useI18n, type I18n } from '../../i18n/I18n'
import { bodyStyle, cellStyle, headStyle, rowStyle, tableStyle } from './activityLayout'

export function ActivityTable({ records }: { records: readonly OperationRecord[] }) {
  const { t } = useI18n()
  const words = t.activity.columns
  const heads = [words.when, words.what, words.why, words.answer, words.effect]
  return (
    <Table role="table" aria-label={t.activity.title} sx={tableStyle}>
      <TableHead role="rowgroup" sx={headStyle}>
        <TableRow role="row">
          {heads.map((word) => (
            <TableCell key={word} role="columnheader">
              {word}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody role="rowgroup" sx={bodyStyle}>
        {records.map((record) => (
          <ActivityRow key={record.id} record={record} />
        ))}
      </TableBody>
    </Table>
  )
}

function ActivityRow({ record }: { record: OperationRecord }) {
  const i18n = useI18n()
  const { t } = i18n
  const begun = begunPath(record)
  return (
    <TableRow role="row" sx={rowStyle}>
      <TableCell role="cell" sx={cellStyle}>
        <Time date={new Date(record.requestedAt)} />
      </TableCell>
      <TableCell role="cell" sx={cellStyle}>
        <Box sx={{ fontWeight: 600 }}>
          <bdi>{t.operation.button(record.action, recordName(record))}</bdi>
        </Box>
        <MuiLink component={Link} href={operationPath(record)}>
          <bdi>{record.workflowName}</bdi>
        </MuiLink>
        {begun !== undefined && (
          <Box>
            <MuiLink component={Link} href={begun}>
              {t.operation.result.newExecution}
            </MuiLink>
          </Box>
        )}
      </TableCell>
      <TableCell role="cell" sx={{ ...cellStyle, whiteSpace: 'pre-line' }} dir="auto">
        {record.reason ?? (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {t.activity.noReason}
          </Box>
        )}
      </TableCell>
      <TableCell role="cell" sx={cellStyle}>
        <Answer record={record} />
      </TableCell>
      <TableCell role="cell" sx={cellStyle}>
        {effectWords(record, i18n)}
      </TableCell>
    </TableRow>
  )
}

function Answer({ record }: { record: OperationRecord }) {
  const { t } = useI18n()
  const words = t.activity.answer
  const { answer } = record
  if (!answer) return words.open
  const requestId = answer.kind === 'accepted' ? answer.requestId : answer.failure.requestId
  const said =
    answer.kind === 'accepted'
      ? answer.body
      : [answer.failure.code, answer.failure.message].filter(Boolean).join(' ')
  return (
    <>
      <div>
        {answer.kind === 'accepted'
          ? words.accepted(answer.httpStatus)
          : words[answer.kind](String(answer.failure.httpStatus ?? ''))}
      </div>
      {said.trim() !== '' && (
        <Box component="code" dir="auto" sx={monoStyle}>
          {said}
        </Box>
      )}
      {requestId !== undefined && <Box sx={monoStyle}>{t.activity.requestId(requestId)}</Box>}
    </>
  )
}

const monoStyle = { fontFamily: 'mono', fontSize: '0.8125rem', overflowWrap: 'anywhere' } as const

function effectWords(record: OperationRecord, { t, format }: I18n): string {
  const words = t.activity.effect
  switch (currentPhase(record)) {
    case 'refused':
      return words.none
    case 'requested':
    case 'unknown':
      return words.unknown
    case 'accepted':
      return words.waiting
    case 'noEffect':
    case 'unknownNoEffect':
      return words.notSeen
    case 'effectSeen':
    case 'settled': {
      const after = words.seen(
        format.duration((record.effectSeenAt ?? record.requestedAt) - record.requestedAt),
      )
      const moved = movedWords(record, t)
      return moved === undefined ? after : `${after}: ${moved}`
    }
  }
}

/** From → to, of whatever the operation was asked of. */
function movedWords(record: OperationRecord, t: Messages): string | undefined {
  switch (record.action) {
    case 'terminate':
      return record.effectSeen && arrow(record.baseline.execution, record.effectSeen.execution, t)
    case 'run':
      return record.effectSeen && statusWord(record.effectSeen.execution, t)
    case 'enable':
    case 'disable': {
      const { baseline, effectSeen } = record
      return effectSeen && `${triggerWord(baseline.trigger, t)} → ${triggerWord(effectSeen.trigger, t)}`
    }
    default:
      return record.effectSeen && arrow(record.baseline.node, record.effectSeen.node, t)
  }
}

const arrow = (from: Status, to: Status, t: Messages): string =>
  `${statusWord(from, t)} → ${statusWord(to, t)}`
