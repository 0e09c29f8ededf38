import { fstatSync } from 'node:fs'
import { isatty } from 'node:tty'
import { pino } from 'pino'
import { createRedactor } from './redact'
import { openTerminal } from './terminal'

/**
 * What the gateway itself knows: ids that it has checked, addresses, names of operations, numbers, codes, outcomes.
 * Written as it is, so that nobody who sends a request can blank it. What others have worded has no place here.
 */
export type Fields = Readonly<Record<string, Own>> & Readonly<Partial<Record<FreeTextName, never>>>
type Own = string | number | boolean | null | undefined | readonly Own[] | { readonly [name: string]: Own }
type FreeTextName = 'error' | 'message' | 'reason' | 'answer'

/** What others have worded: an error, a reason, AOM's words. Every credential in it is redacted. */
export type Texts = Readonly<Record<string, unknown>>

/** Structured log: each call is one JSON line `{time, level, event, …fields, …texts}`. Never throws. */
export type Log = Readonly<Record<Level, (event: string, fields?: Fields, texts?: Texts) => void>>

type Level = 'debug' | 'info' | 'warn' | 'error'

type LogOptions = {
  /** Lines below it are left out. */
  readonly level?: Level
  readonly now?: () => Date
  /** Those that the gateway itself holds, as of now; those of a request are told by `withSecrets`. */
  readonly secrets?: () => readonly string[]
}

export function createLog(
  write: (line: string) => void = toStandardOutput(),
  { level = 'info', now = () => new Date(), secrets = () => [] }: LogOptions = {},
): Log {
  const redact = createRedactor(secrets)
  const logger = pino(
    {
      level,
      base: null,
      // Time, level and event first, in this order: pino would put the level before and the event behind all others.
      formatters: { level: () => ({}) },
      timestamp: () => `"time":"${now().toISOString()}"`,
    },
    { write: (line) => write(plainLine(line.slice(0, -1))) },
  )
  const at =
    (name: Level): Log[Level] =>
    (event, fields = {}, texts = {}) => {
      try {
        const own = Object.entries(fields).map(([key, value]) => [key, redact.own(value, key)])
        const others = Object.entries(redact(texts) as Texts)
        // What comes first stays: no text takes the place of a field, and no field that of these.
        const line: Record<string, unknown> = { level: name, event }
        for (const [key, value] of [...own, ...others] as Array<[string, unknown]>)
          if (key !== 'time' && !Object.hasOwn(line, key)) line[key] = value
        logger[name](line)
      } catch {
        // A log that cannot be written must not take the request with it.
      }
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** What may be said of an error: its class, its code and its message, where in the code. */
export function errorFields(error: unknown): Texts {
  if (!(error instanceof Error)) return { error: String(error) }
  const place = /\n\s+at (?:.*\()?(?:file:\/\/)?[^\n]*?([^/\n]+:\d+:\d+)/.exec(error.stack ?? '')?.[1]
  return {
    error: error.message,
    kind: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(place === undefined ? {} : { place }),
  }
}

// Beyond what JSON escapes by itself: what a terminal obeys, what ends a line for some readers, what turns text around.
const unsafe = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** A line of JSON that a terminal shows as it is. */
export function plainLine(line: string): string {
  return line.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Characters that wait while standard output takes nothing (a full disk, a reader that hangs); what comes then is dropped. */
const mostWaiting = 1024 * 1024

function toStandardOutput(): (line: string) => void {
  if (isPipe(1)) return toPipe()
  return (isatty(1) ? openTerminal(1, mostWaiting) : null) ?? toFile()
}

/**
 * At once and in this thread: a line that is still on its way when the process ends would be lost. But not to a terminal,
 * which takes nothing while its output is paused (Ctrl-S) or its connection is dead.
 */
function toFile(): (line: string) => void {
  const destination = pino.destination({ fd: 1, sync: !isatty(1), maxLength: mostWaiting })
  destination.on('error', () => {})
  return (line) => destination.write(`${line}\n`)
}

/** At once too, but whoever has stopped reading must not stop the gateway: a pipe that is full would hold a write up. */
function toPipe(): (line: string) => void {
  const { stdout } = process
  // Whoever read the log may go away (`| head`); without a listener that would end the process.
  stdout.on('error', () => {})
  return (line) => {
    if (stdout.writableLength < mostWaiting) stdout.write(`${line}\n`)
  }
}

/** A pipe or a socket (journald, a container's runtime), whose other end is another process. */
function isPipe(fd: number): boolean {
  const stat = fstatSync(fd)
  return stat.isFIFO() || stat.isSocket()
}
