import type { TestInfo } from '@playwright/test'

/** One line of the bench's table. */
export interface Row {
  readonly what: string
  readonly measured: number
  readonly unit: 'ms' | 'MB' | 'kB' | '%' | 'requests' | 'reads' | 'reads/min' | ''
  /** Measured in units of a blank page's own time, in the same minutes. */
  readonly timesBlank?: number
  /** What that blank page took, in ms. */
  readonly blankMs?: number
  /** At most this, in `unit`, or in blank pages. */
  readonly target: number
  readonly targetIn: 'unit' | 'blank'
}

/** Under this name a row travels from the test to the reporter. */
export const rowAttachment = 'bench-row'

export async function report(info: TestInfo, row: Row): Promise<void> {
  await info.attach(rowAttachment, { body: JSON.stringify(row), contentType: 'application/json' })
}

export const holds = (row: Row): boolean =>
  (row.targetIn === 'blank' ? (row.timesBlank ?? Infinity) : row.measured) <= row.target

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The value below which `share` of the values lie (nearest rank). Nothing measured is an error, not a zero. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}
