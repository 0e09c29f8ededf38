import { createRedactor } from './redact'

export type Fields = Readonly<Record<string, unknown>>

/** Structured log: each call is one JSON line `{time, level, event, …fields}`, every credential in it redacted. Never throws. */
export type Log = {
  info(event: string, fields?: Fields): void
  warn(event: string, fields?: Fields): void
  error(event: string, fields?: Fields): void
}

/** `secrets` are those that the gateway itself holds; those of a request are told by `withSecrets`. */
export function createLog(
  write: (line: string) => void = toStandardOutput(),
  now: () => Date = () => new Date(),
  secrets: readonly string[] = [],
): Log {
  const redact = createRedactor(secrets)
  const at =
    (level: string) =>
    (event: string, fields: Fields = {}) => {
      try {
        write(JSON.stringify({ time: now().toISOString(), level, event, ...(redact(fields) as Fields) }))
      } catch {
        // A log that cannot be written must not take the request with it.
      }
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

/** What may be said of an error: its class, its code and its message (redacted by the log), where in the code. */
export function errorFields(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: String(error) }
  const place = /\n\s+at (?:.*\()?(?:file:\/\/)?[^\n]*?([^/\n]+:\d+:\d+)/.exec(error.stack ?? '')?.[1]
  return {
    error: error.message,
    kind: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(place === undefined ? {} : { place }),
  }
}

function toStandardOutput(): (line: string) => void {
  // Whoever read the log may go away (`| head`); without a listener that would end the process.
  if (!process.stdout.listeners('error').includes(ignore)) process.stdout.on('error', ignore)
  return (line) => process.stdout.write(`${line}\n`)
}

function ignore(): void {}
