import type { CSSProperties } from 'react'
import type { Reading } from '#domain/reading'
import { useI18n, type I18n } from '#i18n/I18n'
import styles from './DataAge.module.css'
import { IconButton } from '#ui/IconButton'
import { RefreshIcon } from '#ui/icons'
import { Points } from '#ui/Points'
import { Text } from '#ui/Text'
import { useNow } from './useNow'

export type ReadingAge = Pick<Reading<unknown>, 'readAt' | 'failure' | 'isReading' | 'isPolling' | 'refresh'>

/** How old what is shown is, always in words, and the button that reads again now. */
export function DataAge({ reading }: { reading: ReadingAge }) {
  const i18n = useI18n()
  const { t, format } = i18n
  const words = useAgeWords(reading)
  const { readAt, failure, isReading, refresh } = reading
  return (
    <span className={styles.age}>
      <IconButton onClick={refresh} aria-label={t.shell.refresh} aria-busy={isReading}>
        <RefreshIcon />
      </IconButton>
      <Text
        tone={failure ? 'warning' : 'muted'}
        strong={failure !== undefined}
        title={readAt ? t.shell.readAt(format.time(readAt)) : undefined}
        className={styles.words}
        style={longestWords(i18n)}
      >
        <span className={styles.fitting}>
          <Points parts={words} />
        </span>
      </Text>
    </span>
  )
}

/** The style sheet keeps as much room as these need; on a phone, in two lines. */
const longestWords = ({
  t,
  format,
}: I18n): CSSProperties & Record<'--longest' | '--longest-on-phone', string> => {
  const longest = t.shell.notUpdating(format.duration(longestUsualMs)).map(escaped)
  return {
    '--longest': `"${longest.join(' · ')}"`,
    '--longest-on-phone': `"${longest.join(String.raw`\a `)}"`,
  }
}

/** Two units of two digits: "59m 59s". Only a page that was left alone for days has more. */
const longestUsualMs = 3_599_000

/** As part of a CSS string. */
const escaped = (text: string) => text.replaceAll(/["\\]/g, String.raw`\$&`)

function useAgeWords({ readAt, failure, isReading, isPolling }: ReadingAge): readonly string[] {
  const { t, format } = useI18n()
  const now = useNow()
  if (!readAt) return [isReading ? t.shell.reading : t.shell.neverRead]
  const age = format.duration(Math.floor(Math.max(0, now - readAt) / 1_000) * 1_000)
  if (failure?.kind === 'offline') return t.shell.offline(age)
  if (failure) return t.shell.notUpdating(age)
  return isPolling ? t.shell.live(age) : [t.shell.old(age)]
}
