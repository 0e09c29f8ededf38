/** FNV-1a over the parts: the same words always give the same 32 bits. */
export function hash(...parts: (string | number)[]): number {
  let value = 0x811c9dc5
  for (const char of parts.join('\u0000')) {
    value = Math.imul(value ^ char.charCodeAt(0), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}

/** A number in [0, 1) that depends on the parts alone. */
export function share(...parts: (string | number)[]): number {
  return hash(...parts) / 0x1_0000_0000
}

/** A whole number from `min` to `max`, both included. */
export function between(min: number, max: number, ...parts: (string | number)[]): number {
  return min + Math.floor(share(...parts) * (max - min + 1))
}

export function pick<T>(list: readonly T[], ...parts: (string | number)[]): T {
  return list[between(0, list.length - 1, ...parts)] as T
}

/** Hex digits that depend on the parts alone. */
export function hex(length: number, ...parts: (string | number)[]): string {
  let text = ''
  for (let index = 0; text.length < length; index++) {
    text += hash(index, ...parts)
      .toString(16)
      .padStart(8, '0')
  }
  return text.slice(0, length)
}

/** An id in UUID's form. */
export function uuid(...parts: (string | number)[]): string {
  const digits = hex(32, ...parts)
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => digits.slice(from, to))
    .join('-')
}
