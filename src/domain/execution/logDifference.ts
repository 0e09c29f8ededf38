interface Options {
  /** Two runs of one script differ in times, addresses and process ids alone. */
  readonly ignoresNumbers: boolean
}

/** The lines of each log that the other does not have, by their index; one that is there twice must be there twice in the other. */
export function differingLines(
  logs: readonly [readonly string[], readonly string[]],
  { ignoresNumbers }: Options,
): readonly [ReadonlySet<number>, ReadonlySet<number>] {
  const key = (line: string) => (ignoresNumbers ? line.replaceAll(/\d+/g, '0') : line).trim()
  const [first, second] = logs.map((lines) => lines.map(key)) as [string[], string[]]
  return [missingIn(second, first), missingIn(first, second)]
}

function missingIn(other: readonly string[], lines: readonly string[]): ReadonlySet<number> {
  const left = new Map<string, number>()
  for (const line of other) left.set(line, (left.get(line) ?? 0) + 1)
  const missing = new Set<number>()
  for (const [index, line] of lines.entries()) {
    const count = left.get(line) ?? 0
    if (line !== '' && count === 0) missing.add(index)
    else left.set(line, count - 1)
  }
  return missing
}
