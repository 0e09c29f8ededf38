import { format as formatDate } from 'date-fns/format'
import type { Messages } from './en'

/** Times always with their zone, durations short, numbers grouped. */
export interface Format {
  /** "24 Nov 2026, 03:12:09 GMT+8" */
  readonly time: (date: number) => string
  /** "03:12:09 GMT+8": for a column whose day is clear. */
  readonly clock: (date: number) => string
  /** "3h 12m", "45s", "0s": two units at most. */
  readonly duration: (milliseconds: number) => string
  /** A whole number. */
  readonly number: (value: number) => string
  readonly percent: (ratio: number) => string
  readonly list: (items: readonly string[]) => string
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
    if (ms > 0 && ms < 1_000) return inUnit(Math.round(ms), 'millisecond')
    const first = units.findIndex(([, size]) => ms >= size)
    const unit = units[first]
    if (!unit) return inUnit(0, 'second')
    const whole = Math.floor(ms / unit[1])
    const next = units[first + 1]
    const rest = next ? Math.floor((ms % unit[1]) / next[1]) : 0
    return next && rest > 0 ? `${inUnit(whole, unit[0])} ${inUnit(rest, next[0])}` : inUnit(whole, unit[0])
  }

  const percent = once(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }))
  const list = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }))

  return {
    time: (date) => formatDate(date, words.moment),
    clock: (date) => formatDate(date, words.clock),
    duration,
    number: grouped,
    percent: (ratio) => percent().format(ratio),
    list: (items) => list().format(items),
  }
}

/** A formatter costs milliseconds to make, and a page needs few of them. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** "10,000", as both languages write it. */
const grouped = (whole: number): string => String(whole).replaceAll(/\B(?=(\d{3})+$)/g, ',')
