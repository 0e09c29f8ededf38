import { CopyOutcome } from '#components/page/CopyOutcome'
import { useDeferredValue, useMemo, useState, type KeyboardEvent } from 'react'
import { failingLineOf } from '#domain/execution/cause'
import { useDetailWords } from '#i18n/executionDetails'
import { Button } from '#ui/Button'
import { useCopying } from '#ui/copying'
import { downloadFile } from '#ui/downloadFile'
import { IconButton } from '#ui/IconButton'
import { SortDownIcon, SortUpIcon } from '#ui/icons'
import { LogLines, type LogMatch } from '#ui/log/LogLines'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { TextField } from '#ui/TextField'
import { readLog } from './readLog'

interface LogViewerProps {
  /** Whose log it is. */
  name: string
  text: string
}

/** One log: its first failing line marked and in sight, its secrets hidden, to be searched, copied and kept. */
export function LogViewer({ name, text }: LogViewerProps) {
  const words = useDetailWords()
  const { plain, lines } = useMemo(() => readLog(text), [text])
  const faultLine = useMemo(() => failingLineOf(plain.join('\n')), [plain])
  const [isWrapped, setIsWrapped] = useState(true)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const sought = useDeferredValue(query)
  const matches = useMemo(() => findIn(plain, sought), [plain, sought])
  const { outcome, copy } = useCopying()

  const go = (by: number) => matches.length > 0 && setAt((at + by + matches.length) % matches.length)
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
    if (event.key === 'Escape') setQuery('')
  }
  const whole = () => plain.join('\n')
  return (
    <Stack gap="sm">
      <Stack direction="row" gap="sm" align="end">
        <TextField
          size="small"
          type="search"
          width="14rem"
          label={words.findInLog}
          value={query}
          onChange={(value) => {
            setQuery(value)
            setAt(0)
          }}
          onKeyDown={press}
        />
        <IconButton aria-label={words.previous} onClick={() => go(-1)}>
          <SortUpIcon />
        </IconButton>
        <IconButton aria-label={words.next} onClick={() => go(1)}>
          <SortDownIcon />
        </IconButton>
        <Text as="output" look="note" tone="muted">
          {sought.trim() !== '' &&
            (matches.length === 0 ? words.noMatch : words.match(at + 1, matches.length))}
        </Text>
        <Button variant="outlined" aria-pressed={isWrapped} onClick={() => setIsWrapped(!isWrapped)}>
          {words.wrap}
        </Button>
        <Button variant="outlined" onClick={() => copy(whole())}>
          {words.copyLog}
        </Button>
        <Button variant="outlined" onClick={() => downloadFile(`${name}.log`, 'text/plain', whole())}>
          {words.download}
        </Button>
        <CopyOutcome outcome={outcome} />
      </Stack>
      <LogLines
        label={words.logOf(name)}
        lines={lines}
        isWrapped={isWrapped}
        faultLine={faultLine}
        faultTitle={words.firstFaultHere}
        matches={matches}
        currentMatch={matches[at]}
      />
      <Text look="fine" tone="muted">
        {words.lineCount(lines.length)}
        {faultLine !== undefined && ` · ${words.firstFault(faultLine + 1)}`} · {words.secretsHidden}
      </Text>
    </Stack>
  )
}

/** More are not counted: nobody walks through them. */
const mostMatches = 2_000

function findIn(lines: readonly string[], query: string): LogMatch[] {
  const sought = query.trim().toLowerCase()
  const matches: LogMatch[] = []
  if (sought === '') return matches
  for (const [line, text] of lines.entries()) {
    const lower = text.toLowerCase()
    for (let from = lower.indexOf(sought); from >= 0; from = lower.indexOf(sought, from + sought.length)) {
      matches.push({ line, from, to: from + sought.length })
      if (matches.length >= mostMatches) return matches
    }
  }
  return matches
}
