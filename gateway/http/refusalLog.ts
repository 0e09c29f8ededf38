import type { Fields, Log } from '../telemetry/log'

/** Writes refused requests and connections into the log, but not all of many: whoever sends them must not fill the disk. */
export type RefusalLog = {
  /** `kind` is one of a fixed set of words, never text of the request's own. */
  write(kind: string, event: string, fields: Fields): void
  /** Says how many were left out, and stops. */
  close(): void
}

export type RefusalLimits = {
  /** Lines of each kind within `everyMs`. */
  readonly most: number
  readonly everyMs: number
}

export const usualRefusalLimits: RefusalLimits = { most: 20, everyMs: 60_000 }

export function createRefusalLog(
  log: Log,
  { most, everyMs }: RefusalLimits = usualRefusalLimits,
): RefusalLog {
  const counts = new Map<string, number>()

  const sayLeftOut = () => {
    for (const [kind, count] of counts)
      if (count > most) log.warn('refusals left out', { kind, count: count - most })
    counts.clear()
  }
  const timer = setInterval(sayLeftOut, everyMs)
  timer.unref()

  return {
    write: (kind, event, fields) => {
      const count = (counts.get(kind) ?? 0) + 1
      counts.set(kind, count)
      if (count <= most) log.warn(event, fields)
    },
    close: () => {
      clearInterval(timer)
      sayLeftOut()
    },
  }
}
