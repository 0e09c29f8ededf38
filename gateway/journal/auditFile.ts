import { stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../telemetry/log'
import { auditLine, lastSeqOf, openAt } from './auditLines'
import { codeOf, JournalAwayError } from './database'
import type { News } from './news'
import { entryOf } from './schema'
import type { Store } from './store'

/** The journal's changes as JSON lines in a file, for those who ship lines. Nothing waits for it. */
type AuditFile = {
  /** Writes what is still missing, once and not for long, and closes the file; whether all is in it. The journal must still be open. */
  close(): Promise<boolean>
}

type AuditFileOptions = {
  readonly path: string
  readonly store: Pick<Store, 'seq' | 'changedAfter'>
  readonly news: News
  /** The `seq` after which a file without lines begins; null: the journal has not been there yet. */
  readonly begins: () => number | null
  readonly log: Log
  /** A write failed; it is tried again until it succeeds. */
  readonly failed: () => void
  /** `usualAuditPatienceMs` unless a test is in a hurry. */
  readonly patienceMs?: number
}

/** Milliseconds after which a write that hangs (a dead network disk) is reported; it is still waited for. */
const usualAuditPatienceMs = 5_000
const firstPauseMs = 100
const longestPauseMs = 5_000
const mostAtOnce = 100
/** How often a pipe or a terminal that takes nothing now is tried. */
const fullPauseMs = 50

/**
 * Follows the rows, not the requests: so what other gateways do is in it too, and what could not be written yet is only
 * late. A row that changes twice before it is looked at has one line for both.
 */
export function createAuditFile(options: AuditFileOptions): AuditFile {
  const { path, store, news, begins, log, failed, patienceMs = usualAuditPatienceMs } = options
  const closing = new AbortController()
  let handle: FileHandle | null = null
  let problem: string | null = null
  /** The `seq` of the last line; null: not known yet. */
  let last: number | null = null

  const fail = (reason: string) => {
    failed()
    // Said once, not at every try.
    if (problem !== reason) log.error('audit write failed', { path }, { reason })
    problem = reason
  }

  /** Reports a disk that hangs, and goes on waiting: what is under way may still be written. */
  const patiently = async <T>(work: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => fail(`AUDIT_LOG: no answer within ${patienceMs / 1_000} s`), patienceMs)
    try {
      return await work
    } finally {
      clearTimeout(timer)
    }
  }

  const forget = async () => {
    const old = handle
    handle = null
    await old?.close().catch(() => {})
  }

  /** The file at `path` as it is now: rotation renames or removes the one that was open. */
  const current = async (): Promise<FileHandle> => {
    if (handle) {
      const [there, here] = await Promise.all([stat(path).catch(() => null), handle.stat()])
      if (there?.ino === here.ino && there.dev === here.dev) return handle
      await forget()
    }
    handle = await openAt(path)
    return handle
  }

  const startOf = async (file: FileHandle): Promise<number> => {
    const beginning = begins()
    if (beginning === null) throw new JournalAwayError('the journal is not open yet')
    const found = await patiently(lastSeqOf(file, path))
    if (found === null) return beginning
    if (found <= (await store.seq())) return found
    log.warn('audit begins anew: the journal is older than the last line of the file, or another one', {
      path,
    })
    return beginning
  }

  /** Waits for a pipe that is full, so that no line is begun twice; a stop ends that. */
  const add = async (file: FileHandle, bytes: Buffer, from: number): Promise<number> => {
    try {
      return (await file.write(bytes, from)).bytesWritten
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN' || closing.signal.aborted) throw error
      await wait(fullPauseMs, undefined, { ref: false, signal: closing.signal }).catch(() => {})
      return 0
    }
  }

  const write = async (file: FileHandle, lines: ReadonlyArray<{ seq: number; line: string }>) => {
    const flushed = last
    for (const { seq, line } of lines) {
      const bytes = Buffer.from(line)
      let written = 0
      while (written < bytes.length) written += await add(file, bytes, written)
      last = seq
    }
    try {
      // Some file systems find out only now that the disk is full.
      await file.datasync()
    } catch (error) {
      if (isUnsupported(error)) return
      // Nobody knows what is on the disk: a line that comes twice is better than none.
      last = flushed
      throw error
    }
  }

  const catchUp = async () => {
    for (;;) {
      // Before there is a line: a wrong AUDIT_LOG is said at the start, not at the first operation of the night.
      const file = await patiently(current())
      last ??= await startOf(file)
      const rows = await store.changedAfter(last, mostAtOnce, null)
      if (rows.length > 0) {
        const lines = rows.map((row) => ({ seq: row.seq, line: auditLine(entryOf(row)) }))
        await patiently(write(file, lines))
      }
      if (rows.length < mostAtOnce) return
    }
  }

  const follow = async () => {
    let pauseMs = firstPauseMs
    for (;;) {
      // What is written before the closing begins is looked for once more.
      const isEnding = closing.signal.aborted
      const seen = news.count()
      try {
        await catchUp()
        if (problem !== null) log.info('audit works again', { path })
        problem = null
        pauseMs = firstPauseMs
        if (isEnding) break
        await news.after(seen, closing.signal)
      } catch (error) {
        if (isEnding) break
        if (error instanceof JournalAwayError) {
          // The journal says that of itself, and wakes everybody when it is back.
          await news.after(seen, closing.signal)
          continue
        }
        fail(reasonOf(error, path))
        // A part of a line may stand at the end: it is looked at again before anything is added.
        await forget()
        await wait(pauseMs, undefined, { ref: false, signal: closing.signal }).catch(() => {})
        pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      }
    }
    await forget()
  }
  const following = follow()

  /** Is every change of the journal a line? */
  const isWhole = async (): Promise<boolean> => {
    const from = last ?? begins()
    return from === null || (await store.changedAfter(from, 1, null)).length === 0
  }

  return {
    close: async () => {
      closing.abort()
      let timer: NodeJS.Timeout | undefined
      // A disk that hangs must not keep the process from ending; the next one goes on where this one stopped.
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), patienceMs)
      })
      const isAllThere = await Promise.race([following.then(isWhole).catch(() => false), late])
      clearTimeout(timer)
      return isAllThere
    },
  }
}

/** Pipes and terminals cannot be flushed. */
const isUnsupported = (error: unknown): boolean =>
  ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))

/** One line for the person who set AUDIT_LOG. */
function reasonOf(error: unknown, path: string): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return `AUDIT_LOG: the folder ${dirname(path)} does not exist`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `AUDIT_LOG: ${path} may not be written by this user`
    case 'EISDIR':
      return `AUDIT_LOG: ${path} is a folder, not a file`
    case 'ENOTDIR':
      return `AUDIT_LOG: ${dirname(path)} is not a folder`
    case 'ENXIO':
    case 'EPIPE':
      return `AUDIT_LOG: nobody reads the pipe ${path}`
    case 'EAGAIN':
      return `AUDIT_LOG: ${path} takes nothing now`
    case 'ENOSPC':
    case 'EDQUOT':
      return `AUDIT_LOG: no space left for ${path}`
    default:
      return `AUDIT_LOG: ${path} cannot be written (${codeOf(error) || 'unknown error'})`
  }
}
