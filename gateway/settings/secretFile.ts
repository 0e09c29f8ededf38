import { readFileSync, statSync } from 'node:fs'

/** A file that a setting names, such as CLOUD_SDK_SK_FILE. */
export type SecretFile = { readonly setting: string; readonly path: string }

/** Why a file gives no secret: one line without a word of what the file holds, or of its path, which may be a secret by mistake. */
export class NoSecret extends Error {}

/** What tells whether files are others than before, and when one last changed (epoch milliseconds). */
type FileState = { readonly print: string; readonly changedAt: number }

/** Larger is no key, and no address of a database. */
const mostBytes = 64 * 1024

export function stateOf(files: readonly SecretFile[]): FileState {
  const stats = files.map((file) => reading(file, () => statSync(file.path)))
  return {
    print: stats
      .map(({ dev, ino, size, mtimeMs, ctimeMs }) => [dev, ino, size, mtimeMs, ctimeMs].join(':'))
      .join(' '),
    changedAt: Math.max(...stats.map(({ mtimeMs, ctimeMs }) => Math.max(mtimeMs, ctimeMs))),
  }
}

/** The text in a file, without what stands around it. */
export function readSecret(file: SecretFile): string {
  const stat = reading(file, () => statSync(file.path))
  // A pipe gives what it holds only once, and may let one wait for it.
  if (!stat.isFile()) throw new NoSecret(`${file.setting} names something that is not a file`)
  if (stat.size > mostBytes) throw new NoSecret(`${file.setting} names a file that is too large`)
  const text = reading(file, () => readFileSync(file.path, 'utf8')).trim()
  if (text === '') throw new NoSecret(`${file.setting} names an empty file`)
  return text
}

function reading<T>({ setting }: SecretFile, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    throw new NoSecret(`${setting} names a file that cannot be read (${code})`, { cause: error })
  }
}
