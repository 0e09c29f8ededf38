import type { Messages } from './en'

/** Moments in the reader's zone, durations short, numbers grouped. */
export interface Format {
  /** "24 Nov 2026, 03:12:09 GMT+8" */
  readonly time: (date: number) => string
  /** "03:12:09 GMT+8": for what is quoted where no header says the zone. */
  readonly clock: (date: number) => string
  /** "03:12:09", where the day is clear and the header says the zone. */
  readonly timeOfDay: (date: number) => string
  /** The same at `now`, with the day where it is another: "yesterday 23:10", "21 Nov 07:33". */
  readonly timeOfAnyDay: (date: number, now: number) => string
  /** "GMT+8", of the reader's zone at that moment. */
  readonly offset: (date: number) => string
  /** As one says it at `now`: "12 min ago", "today 07:33", "yesterday 23:10", "21 Nov 07:33", "21 Nov 2025". */
  readonly relative: (date: number, now: number) => string
  /** "3h 12m", "45s", "<1s", "0s": two units at most. */
  readonly duration: (milliseconds: number) => string
  /** A whole number. */
  readonly number: (value: number) => string
  /** "96.5%" */
  readonly percent: (ratio: number) => string
  readonly list: (items: readonly string[]) => string
  /** A space; nothing in Chinese, whose full stop brings its own. */
  readonly betweenSentences: string
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

/*
 * Intl is used by what no first page shows: its first use makes a page list all locales of the browser, which blocks it
 * for a tenth of a second.
 */
export function createFormat(locale: string, words: Messages['time']): Format {
  const inUnit = (value: number, unit: keyof Messages['time']['units']) =>
    `${grouped(value)}${words.units[unit]}`

  const duration = (milliseconds: number): string => {
    const ms = Math.max(0, milliseconds)
    if (ms > 0 && ms < 1_000) return `<${inUnit(1, 'second')}`
    const first = units.findIndex(([, size]) => ms >= size)
    const unit = units[first]
    if (!unit) return inUnit(0, 'second')
    const whole = Math.floor(ms / unit[1])
    const next = units[first + 1]
    const rest = next ? Math.floor((ms % unit[1]) / next[1]) : 0
    return next && rest > 0 ? `${inUnit(whole, unit[0])} ${inUnit(rest, next[0])}` : inUnit(whole, unit[0])
  }

  const list = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }))

  return {
    time: (date) => write(words.moment, date, words.months),
    clock: (date) => write(words.clock, date, words.months),
    timeOfDay: (date) => write(words.timeOfDay, date, words.months),
    timeOfAnyDay: (date, now) =>
      write(dayOf(now) === dayOf(date) ? words.timeOfDay : dayPattern(date, now, words), date, words.months),
    offset: offsetOf,
    relative: (date, now) => write(relativePattern(date, now, words), date, words.months),
    duration,
    number: grouped,
    percent,
    list: (items) =>
      list()
        .formatToParts(items)
        .reduce((text, { value }) => setApart(text, value), ''),
    betweenSentences: words.betweenSentences,
  }
}

/** Fills a pattern's letters, twice for two digits: yyyy, MMM, MM, M, d, HH, mm, ss, and O for the offset. `'…'` is kept. */
function write(pattern: string, date: number, months: readonly string[]): string {
  const local = new Date(date)
  const parts: Readonly<Record<string, string | number | undefined>> = {
    yyyy: local.getFullYear(),
    MMM: months[local.getMonth()],
    M: local.getMonth() + 1,
    d: local.getDate(),
    HH: two(local.getHours()),
    mm: two(local.getMinutes()),
    ss: two(local.getSeconds()),
    O: offsetOf(date),
  }
  return pattern.replaceAll(
    /'([^']*)'|yyyy|MMM|M|d|HH|mm|ss|O/g,
    (letters, kept: string | undefined) => kept ?? String(parts[letters]),
  )
}

const two = (value: number) => String(value).padStart(2, '0')

/** Minutes only where they are not nought, as in GMT+5:30. */
function offsetOf(date: number): string {
  const minutes = -new Date(date).getTimezoneOffset()
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `GMT${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${two(rest)}`}`
}

const minuteMs = 60_000

function relativePattern(date: number, now: number, words: Messages['time']): string {
  const minutes = Math.floor((now - date) / minuteMs)
  const { relative } = words
  // A clock that is a little behind AOM's still says "just now".
  if (minutes < 1 && date - now < minuteMs) return `'${relative.justNow}'`
  if (minutes >= 1 && minutes < 60) return `'${relative.minutesAgo(minutes)}'`
  return dayPattern(date, now, words)
}

function dayPattern(date: number, now: number, { relative }: Messages['time']): string {
  const days = dayOf(now) - dayOf(date)
  if (days === 0) return relative.today
  if (days === 1) return relative.yesterday
  return new Date(date).getFullYear() === new Date(now).getFullYear() ? relative.thisYear : relative.older
}

/** Calendar days in the reader's zone, counted. */
const dayOf = (date: number): number => {
  const local = new Date(date)
  return Math.round(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()) / 86_400_000)
}

/** Chinese signs stand a space apart from letters and digits, which Intl leaves out: "a 和 b", and "张三和李四". */
export const setApart = (before: string, after: string): string =>
  (endsHan.test(before) && beginsNarrow.test(after)) || (endsNarrow.test(before) && beginsHan.test(after))
    ? `${before} ${after}`
    : before + after

const endsHan = /\p{sc=Han}$/u
const beginsHan = /^\p{sc=Han}/u
const endsNarrow = /[!-\u024F]$/u
const beginsNarrow = /^[!-\u024F]/u

/** A formatter costs milliseconds to make, and a page needs few of them. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

const percent = (ratio: number): string => `${Math.round(ratio * 1_000) / 10}%`

/** "10,000", as both languages write it. */
const grouped = (whole: number): string => String(whole).replaceAll(/\B(?=(\d{3})+$)/g, ',')
