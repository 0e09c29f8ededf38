/** Epoch milliseconds → what `<input type="datetime-local">` takes, in the reader's own zone. */
export function toLocalInput(epochMs: number | undefined): string {
  if (epochMs === undefined) return ''
  const date = new Date(epochMs)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The other way; undefined when empty or not a time. */
export function fromLocalInput(value: string): number | undefined {
  const epochMs = new Date(value).getTime()
  return value === '' || Number.isNaN(epochMs) || epochMs < 0 ? undefined : epochMs
}
