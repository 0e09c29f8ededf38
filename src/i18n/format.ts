/** Times always with their zone, durations short, numbers grouped: all by the platform's Intl. */
export interface Format {
  /** "24 Nov 2026, 03:12:09 GMT+8" */
  readonly time: (date: Date) => string
  /** "03:12:09 GMT+8": for a column whose day is clear. */
  readonly clock: (date: Date) => string
  /** "3h 12m", "45s", "0s": two units at most. */
  readonly duration: (milliseconds: number) => string
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

export function createFormat(locale: string, timeZone?: string): Format {
  const zone = timeZone === undefined ? {} : { timeZone }
  // English dates in day-month order: the default "11/24" reads as another day to half of the world.
  const dateLocale = locale === 'en' ? 'en-GB' : locale
  const clockParts = {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  } as const
  const time = once(
    () =>
      new Intl.DateTimeFormat(dateLocale, {
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        ...clockParts,
        ...zone,
      }),
  )
  const clock = once(() => new Intl.DateTimeFormat(dateLocale, { ...clockParts, ...zone }))
  const number = once(() => new Intl.NumberFormat(locale))
  const percent = once(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }))
  const list = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }))
  const unitFormats = new Map(
    [...units.map(([unit]) => unit), 'millisecond'].map((unit) => [
      unit,
      once(
        () =>
          new Intl.NumberFormat(locale, {
            style: 'unit',
            unit,
            unitDisplay: locale === 'en' ? 'narrow' : 'short',
          }),
      ),
    ]),
  )
  const inUnit = (value: number, unit: string) =>
    unitFormats.get(unit)?.().format(value) ?? `${value} ${unit}`

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

  return {
    time: zoneLast(time),
    clock: zoneLast(clock),
    duration,
    number: (value) => number().format(value),
    percent: (ratio) => percent().format(ratio),
    list: (items) => list().format(items),
  }
}

/** A formatter costs milliseconds to make, and a page needs few of them. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** Chinese puts the zone between day and clock, where it hides the clock; here it always stands last. */
const zoneLast = (format: () => Intl.DateTimeFormat) => (date: Date) => {
  const parts = format().formatToParts(date)
  const zone = parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
  const rest = parts.map((part) => (part.type === 'timeZoneName' ? '' : part.value)).join('')
  return `${rest.replaceAll(/\s+/g, ' ').trim()} ${zone}`.trimEnd()
}
