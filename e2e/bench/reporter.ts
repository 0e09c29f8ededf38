import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname } from 'node:path'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { holds, rowAttachment, type Row } from './row'

/** Prints the rows as one table and writes them as JSON to BENCH_JSON or `test-results/bench.json`. */
export default class BenchReporter implements Reporter {
  private readonly rows: Row[] = []
  private readonly failures: string[] = []

  onTestEnd(test: TestCase, result: TestResult): void {
    for (const { name, body } of result.attachments)
      if (name === rowAttachment && body) this.rows.push(JSON.parse(body.toString()) as Row)
    if (result.status !== 'passed' && result.status !== 'skipped')
      this.failures.push(`${test.title}: ${result.error?.message ?? result.status}`)
  }

  onError(error: { message?: string }): void {
    this.failures.push(error.message ?? 'unknown error')
  }

  onEnd(): void {
    const lines = this.rows.map(cells)
    const head = ['what', 'measured', '×blank', 'target', 'holds?']
    const widths = head.map((title, column) =>
      Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)),
    )
    for (const line of [head, widths.map((width) => '-'.repeat(width)), ...lines])
      console.log(line.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join('  '))
    const blanks = this.rows.flatMap(({ blankMs }) => (blankMs === undefined ? [] : [blankMs]))
    if (blanks.length > 0)
      console.log(`blank page: ${number(Math.min(...blanks))} to ${number(Math.max(...blanks))} ms`)
    for (const failure of this.failures) console.error(`bench: not measured: ${failure}`)

    const path = process.env['BENCH_JSON'] ?? 'test-results/bench.json'
    mkdirSync(dirname(path), { recursive: true })
    const rows = this.rows.map((row) => ({ ...row, holds: holds(row) }))
    const json = { at: new Date().toISOString(), cpus: cpus().length, rows, notMeasured: this.failures }
    writeFileSync(path, `${JSON.stringify(json, null, 2)}\n`)
  }

  printsToStdio(): boolean {
    return true
  }
}

function cells(row: Row): string[] {
  return [
    row.what,
    `${number(row.measured)} ${row.unit}`.trim(),
    row.timesBlank === undefined ? '' : `${row.timesBlank.toFixed(1)}×`,
    row.targetIn === 'blank' ? `${row.target}×` : `${row.target} ${row.unit}`.trim(),
    holds(row) ? 'yes' : 'NO',
  ]
}

const number = (value: number): string => {
  if (Number.isInteger(value)) return String(value)
  return value < 1 ? value.toPrecision(2) : value.toFixed(1)
}

/** Words to the left, numbers to the right. */
const pad = (cell: string, width: number, column: number): string =>
  column === 0 ? cell.padEnd(width) : cell.padStart(width)
