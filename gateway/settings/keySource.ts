import { NoSecret, readSecret, stateOf } from './secretFile'
import type { SecretFile } from './secretFile'
import { mistakeIn } from './table'
import type { Name } from './table'

/** A key of an IAM user or agency; `securityToken` belongs to temporary ones. */
export type AccessKey = {
  readonly accessKey: string
  readonly secretKey: string
  readonly securityToken: string | null
}

/** Where the key comes from that is good now: to be asked for each call. */
export type KeySource = { readonly current: () => AccessKey }

/** A setting as it was found: its text, and the file that it came from. */
export type Found = { readonly name: Name; readonly text: string; readonly file: SecretFile | null }

type KeyValues = {
  readonly accessKey: Found
  readonly secretKey: Found
  readonly securityToken: Found | null
}

export type Surroundings = {
  /** Tells whoever runs the gateway one line. */
  readonly say: (line: string) => void
  readonly now: () => number
}

/** How often its files are looked at, at most. */
const lookMs = 1_000
/** A file that changed less than this ago may be half-written, or the key's other files may not have followed yet. */
const settleMs = 2_000

/** A key that is read again when its files change. Whatever they come to hold, the last good key stays in use. */
export function keySource(values: KeyValues, { say, now }: Surroundings): KeySource {
  const { accessKey, secretKey, securityToken } = values
  const found = [accessKey, secretKey, ...(securityToken ? [securityToken] : [])]
  const files = found.flatMap(({ file }) => file ?? [])
  let texts = found.map(({ text }) => text)
  let key = keyOf(texts)
  if (files.length === 0) return { current: () => key }

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
    // Replaced in between: these may be parts of two keys.
    if (stateOf(files).print !== print) return
    taken = print
    if (read.every((text, index) => text === texts[index])) return
    texts = read
    key = keyOf(texts)
    say(`${accessKey.name}: the key has changed on the disk, the new one is used from now on`)
  }

  return {
    current: () => {
      const since = now() - lookedAt
      // Below 0 the clock was put back, which must not stop the looking.
      if (since >= 0 && since < lookMs) return key
      lookedAt = now()
      try {
        take()
        isTrouble = false
      } catch (error) {
        if (!(error instanceof NoSecret)) throw error
        if (!isTrouble) say(`${error.message}; the last good key stays in use`)
        isTrouble = true
      }
      return key
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

function keyOf([accessKey = '', secretKey = '', securityToken]: readonly string[]): AccessKey {
  return { accessKey, secretKey, securityToken: securityToken ?? null }
}
