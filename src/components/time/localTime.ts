const two = (value: number | string) => String(value).padStart(2, '0')

/** Epoch milliseconds → "2026-11-24 03:12", which no country reads as another day; in the reader's own zone. */
export function toLocalInput(epochMs: number | undefined): string {
  if (epochMs === undefined) return ''
  const date = new Date(epochMs)
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** A day (year, month, day, whatever stands between them), a time of day, or both. */
const written = /^(?:(\d{4})\D(\d\d?)\D(\d\d?)\D*)?(?:(\d\d?)[:：](\d\d)(?:[:：]\d\d)?)?$/

/** The next moment of that name: a time alone that is over today is tomorrow's. */
export function nextFromLocalInput(text: string, now: number): number | undefined {
  const at = fromLocalInput(text)
  const isTimeAlone = written.exec(text.trim())?.[1] === undefined
  if (at === undefined || at > now || !isTimeAlone) return at
  const next = new Date(at)
  next.setDate(next.getDate() + 1)
  return next.getTime()
}

/** The other way; a time alone is today's. Undefined when empty or not a time. */
export function fromLocalInput(text: string): number | undefined {
  const found = written.exec(text.trim())
  if (!found?.[0]) return undefined
  const [year, month = '', day = ''] = found[1] ? found.slice(1) : toLocalInput(Date.now()).split(/\D/)
  const whole = `${year}-${two(month)}-${two(day)} ${two(found[4] ?? 0)}:${found[5] ?? '00'}`
  const epochMs = new Date(whole.replace(' ', 'T')).getTime()
  // 30 February would be a day of March.
  return epochMs >= 0 && toLocalInput(epochMs) === whole ? epochMs : undefined
}
