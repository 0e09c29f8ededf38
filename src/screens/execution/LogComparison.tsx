import { useMemo, useState } from 'react'
import { differingLines } from '#domain/execution/logDifference'
import { useDetailWords } from '#i18n/executionDetails'
import { useI18n } from '#i18n/I18n'
import { Button } from '#ui/Button'
import { CloseIcon } from '#ui/icons'
import { IconButton } from '#ui/IconButton'
import { LogLines } from '#ui/log/LogLines'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import styles from './execution.module.css'
import { readLog } from './readLog'

interface Log {
  readonly name: string
  readonly text: string
}

interface LogComparisonProps {
  logs: readonly [Log, Log]
  onClose: () => void
}

/** Two targets' logs side by side; what only one of them has is marked. */
export function LogComparison({ logs, onClose }: LogComparisonProps) {
  const { format } = useI18n()
  const words = useDetailWords()
  const [ignoresNumbers, setIgnoresNumbers] = useState(true)
  const [left, right] = logs
  const first = useMemo(() => readLog(left.text), [left.text])
  const second = useMemo(() => readLog(right.text), [right.text])
  const differing = useMemo(
    () => differingLines([first.plain, second.plain], { ignoresNumbers }),
    [first, second, ignoresNumbers],
  )
  const sides = [
    { name: left.name, lines: first.lines, differing: differing[0] },
    { name: right.name, lines: second.lines, differing: differing[1] },
  ]
  return (
    <Stack
      as="section"
      gap="sm"
      aria-label={words.comparison.title}
      ref={bringIntoSight}
      className={styles.comparisonPlace}
    >
      <Stack direction="row" gap="md" align="center">
        <h4 className={styles.comparisonTitle}>{words.comparison.title}</h4>
        <Button
          variant="outlined"
          aria-pressed={ignoresNumbers}
          onClick={() => setIgnoresNumbers(!ignoresNumbers)}
        >
          {words.comparison.ignoreNumbers}
        </Button>
        <IconButton size="small" aria-label={words.comparison.close} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </Stack>
      <div className={styles.comparison}>
        {sides.map((side) => (
          <Stack key={side.name} gap="xs">
            <Text as="bdi" strong breaks>
              {side.name}
            </Text>
            <LogLines
              label={words.logOf(side.name)}
              lines={side.lines}
              isWrapped
              marked={side.differing}
              markedTitle={words.comparison.onlyHere}
            />
            <Text look="fine" tone="muted">
              {words.comparison.differs(side.differing.size)}
              {format.betweenSentences}
              {words.secretsHidden}
            </Text>
          </Stack>
        ))}
      </div>
    </Stack>
  )
}

const bringIntoSight = (section: HTMLElement | null) => section?.scrollIntoView({ block: 'start' })
