import { NoSecret, readSecret, stateOf } from './secretFile'
import type { SecretFile } from './secretFile'
import { mistakeIn } from './table'
import type { Name } from './table'

/** A setting as it was found: its text, and the file that it came from. */
export type Found = { readonly name: Name; readonly text: string; readonly file: SecretFile | null }

export type Surroundings = {
  /** Tells whoever runs the gateway one line. */
  readonly say: (line: string) => void
  readonly now: () => number
}

/** What is good now: to be asked each time. */
export type Renewed<T> = { readonly current: () => T }

/** How often its files are looked at, at most. */
const lookMs = 1_000
/** A file that changed less than this ago may be half-written, or the others may not have followed yet. */
const settleMs = 2_000

/**
 * What settings make together, made again when their files change; `make` throws a NoSecret for what cannot be taken.
 * Whatever the files come to hold, the last good one stays in use. `what` is what people are told of.
 */
export function renewed<T>(
  what: string,
  found: readonly [Found, ...Found[]],
  make: (texts: readonly string[]) => T,
  { say, now }: Surroundings,
): Renewed<T> {
  const files = found.flatMap(({ file }) => file ?? [])
  let texts = found.map(({ text }) => text)
  let value = make(texts)
  if (files.length === 0) return { current: () => value }

  let lookedAt = Number.NEGATIVE_INFINITY
  let seen = ''
  let taken = ''
  let isTrouble = false

  const take = () => {
    const { print, changedAt } = stateOf(files)
    if (print === taken) return
    const isSettled = print === seen || now() - changedAt >= settleMs
    seen = print
    if (!isSettled) return
    const read = found.map(readAgain)
    // Replaced in between: these may be parts of two.
    if (stateOf(files).print !== print) return
    if (!read.every((text, index) => text === texts[index])) {
      value = make(read)
      texts = read
      say(`${found[0].name}: the ${what} has changed on the disk, the new one is used from now on`)
    }
    taken = print
  }

  return {
    current: () => {
      const since = now() - lookedAt
      // Below 0 the clock was put back, which must not stop the looking.
      if (since >= 0 && since < lookMs) return value
      lookedAt = now()
      try {
        take()
        isTrouble = false
      } catch (error) {
        if (!(error instanceof NoSecret)) throw error
        if (!isTrouble) say(`${error.message}; the last good ${what} stays in use`)
        isTrouble = true
      }
      return value
    },
  }
}

function readAgain({ name, text, file }: Found): string {
  if (file === null) return text
  const read = readSecret(file)
  const mistake = mistakeIn(name, read)
  if (mistake !== null) throw new NoSecret(`${file.setting} ${mistake}`)
  return read
}
