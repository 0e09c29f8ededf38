import Box from '@mui/material/Box'
import MuiLink from '@mui/material/Link'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import { memo } from 'react'
import { Link } from 'wouter'
import { begunPath, operationPath } from '#components/operation/kinds'
import { Time } from '#components/time/Time'
import { factsOf, type ActivityEntry, type ActivityFacts } from '#domain/operation/activity'
import { useActivityWords } from '#i18n/activity'
import { useI18n } from '#i18n/I18n'
import { bodyStyle, cellStyle, headStyle, rowStyle, tableStyle } from './activityLayout'
import { effectWords } from './effectWords'
import { subjectWords } from './subjectWords'

interface ActivityTableProps {
  entries: readonly ActivityEntry[]
  /** With who it was. */
  isOfTeam?: boolean
  /** Up to when the journal was read; epoch ms. */
  now: number
}

export function ActivityTable({ entries, isOfTeam = false, now }: ActivityTableProps) {
  const words = useActivityWords()
  const { when, who, what, why, answer, effect } = words.columns
  const heads = isOfTeam ? [when, who, what, why, answer, effect] : [when, what, why, answer, effect]
  return (
    <Table role="table" aria-label={words.title} sx={tableStyle}>
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
        {entries.map((entry) => (
          <ActivityRow key={entry.id} entry={entry} isOfTeam={isOfTeam} now={now} />
        ))}
      </TableBody>
    </Table>
  )
}

interface RowProps {
  entry: ActivityEntry
  isOfTeam: boolean
  now: number
}

/** An entry is made anew at every change of the list; what it holds is not. `now` counts for as long as an effect is awaited. */
const isSameRow = (a: RowProps, b: RowProps): boolean =>
  a.isOfTeam === b.isOfTeam &&
  a.entry.operation === b.entry.operation &&
  a.entry.record === b.entry.record &&
  a.entry.isOnlyHere === b.entry.isOnlyHere &&
  (a.now === b.now || b.entry.operation === undefined || b.entry.operation.effect !== undefined)

const ActivityRow = memo(function ActivityRow({ entry, isOfTeam, now }: RowProps) {
  const i18n = useI18n()
  const words = useActivityWords()
  const facts = factsOf(entry)
  const begun = begunPath(facts)
  return (
    <TableRow role="row" sx={rowStyle}>
      <TableCell role="cell" sx={cellStyle}>
        <Time at={facts.requestedAt} />
      </TableCell>
      {isOfTeam && (
        <TableCell role="cell" sx={whoStyle}>
          <Who entry={entry} facts={facts} />
        </TableCell>
      )}
      <TableCell role="cell" sx={cellStyle}>
        <Box sx={{ fontWeight: 600 }}>
          <bdi>{subjectWords(facts, i18n.t)}</bdi>
        </Box>
        {facts.workflowId !== '' && (
          <MuiLink component={Link} href={operationPath(facts)}>
            <bdi>{facts.workflowName ?? facts.workflowId}</bdi>
          </MuiLink>
        )}
        {begun !== undefined && (
          <Box>
            <MuiLink component={Link} href={begun}>
              {i18n.t.operation.result.newExecution}
            </MuiLink>
          </Box>
        )}
      </TableCell>
      <TableCell role="cell" sx={{ ...cellStyle, whiteSpace: 'pre-line' }} dir="auto">
        {facts.reason ?? (
          <Box component="span" sx={mutedStyle}>
            {words.noReason}
          </Box>
        )}
      </TableCell>
      <TableCell role="cell" sx={cellStyle}>
        <Answer facts={facts} />
      </TableCell>
      <TableCell role="cell" sx={cellStyle}>
        {effectWords(entry, facts, now, words.effect, i18n)}
      </TableCell>
    </TableRow>
  )
}, isSameRow)

function Who({ entry, facts }: { entry: ActivityEntry; facts: ActivityFacts }) {
  const words = useActivityWords()
  const { user } = facts
  const name = user?.kind === 'key' && user.name !== undefined ? words.key(user.name) : user?.name
  return (
    <>
      <Box sx={{ fontWeight: 600 }}>
        <bdi>{name ?? (entry.operation || entry.record?.by ? words.somebody : words.thisBrowser)}</bdi>
      </Box>
      {user?.account !== undefined && (
        <Box sx={mutedStyle} title={words.account(user.account)}>
          <bdi>{user.account}</bdi>
        </Box>
      )}
      {!entry.operation && (
        <Box sx={{ ...mutedStyle, color: 'warning.main' }}>
          {words.onlyHere}
          {entry.isOnlyHere && <Box>{words.onlyHereHint}</Box>}
        </Box>
      )}
    </>
  )
}

function Answer({ facts }: { facts: ActivityFacts }) {
  const words = useActivityWords()
  const { outcome, outcomeWord, httpStatus, code, said = '', requestId } = facts
  const status = String(httpStatus ?? '')
  const text = code !== undefined && !said.includes(code) ? `${code} ${said}` : said
  return (
    <>
      <div>
        {outcome === undefined
          ? outcomeWord
          : outcome === 'open'
            ? words.answer.open
            : words.answer[outcome](status)}
      </div>
      {text.trim() !== '' && (
        <Box component="code" dir="auto" sx={monoStyle}>
          {text}
        </Box>
      )}
      {requestId !== undefined && <Box sx={monoStyle}>{words.requestId(requestId)}</Box>}
      {facts.isAnswerOnlyHere && <Box sx={mutedStyle}>{words.answerOnlyHere}</Box>}
    </>
  )
}

/** A cell may break its words anywhere, and would be squeezed to do so. */
const whoStyle = { ...cellStyle, minWidth: { md: 150 } } as const
const mutedStyle = { color: 'text.secondary', fontSize: '0.8125rem' } as const
const monoStyle = { fontFamily: 'mono', fontSize: '0.8125rem', overflowWrap: 'anywhere' } as const
