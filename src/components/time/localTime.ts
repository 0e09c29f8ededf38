/** Epoch milliseconds → "2026-11-24 03:12", which no country reads as another day; in the reader's own zone. */
export function toLocalInput(epochMs: number | undefined): string {
  if (epochMs === undefined) return ''
  const date = new Date(epochMs)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** A day (year, month, day, whatever stands between them), a time of day, or both. */
const written = /^(?:(\d{4})\D(\d{1,2})\D(\d{1,2})\D*)?(?:(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?)?$/

/** The other way; a time alone is today's. Undefined when empty or not a time. */
export function fromLocalInput(text: string): number | undefined {
  const found = written.exec(text.trim())
  if (!found?.[0]) return undefined
  const today = new Date()
  const [year, month, day, hours = 0, minutes = 0] = found
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)))
  const date = new Date(
    year ?? today.getFullYear(),
    month === undefined ? today.getMonth() : month - 1,
    day ?? today.getDate(),
    hours,
    minutes,
  )
  // 30 February would be a day of March.
  const isReal =
    (month === undefined || date.getMonth() === month - 1) && date.getHours() === hours && minutes < 60
  return isReal && date.getTime() >= 0 ? date.getTime() : undefined
}
