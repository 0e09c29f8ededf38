import type { Fields, Log, Texts } from '../telemetry/log'

/** Writes lines that anybody can cause, but not all of many: whoever sends the requests must not fill the disk. */
export type RefusalLog = {
  /** `kind` is one of a fixed set of words, never text of the request's own. */
  write(kind: string, event: string, fields: Fields, texts?: Texts): void
  /** The same for what was no refusal. */
  info(kind: string, event: string, fields: Fields): void
  /** Says how many were left out, and stops. */
  close(): void
}

type RefusalLimits = {
  /** Lines of each kind within `everyMs`. */
  readonly most: number
  readonly everyMs: number
}

export const usualRefusalLimits: RefusalLimits = { most: 20, everyMs: 60_000 }

export function createRefusalLog(
  log: Log,
  { most, everyMs }: RefusalLimits = usualRefusalLimits,
): RefusalLog {
  const counts = { warn: new Map<string, number>(), info: new Map<string, number>() }

  const isOneOfTheFirst = (level: keyof typeof counts, kind: string) => {
    const count = (counts[level].get(kind) ?? 0) + 1
    counts[level].set(kind, count)
    return count <= most
  }
  const sayLeftOut = () => {
    for (const [kind, count] of counts.warn)
      if (count > most) log.warn('refusals left out', { kind, count: count - most })
    for (const [kind, count] of counts.info)
      if (count > most) log.info('requests left out', { kind, count: count - most })
    counts.warn.clear()
    counts.info.clear()
  }
  const timer = setInterval(sayLeftOut, everyMs)
  timer.unref()

  return {
    write: (kind, event, fields, texts) => {
      if (isOneOfTheFirst('warn', kind)) log.warn(event, fields, texts)
    },
    info: (kind, event, fields) => {
      if (isOneOfTheFirst('info', kind)) log.info(event, fields)
    },
    close: () => {
      clearInterval(timer)
      sayLeftOut()
    },
  }
}
