import { open, stat, statfs } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { AuditEntry } from './auditEntry'
import { auditLine } from './auditEntry'
import type { Log } from '../telemetry/log'

/** Where every change is written down. Nothing here rejects. */
export type Audit = {
  /** Whether the next entry can be written, as far as one can know before: may a change be sent? */
  ready(): Promise<boolean>
  /** False where the entry is not safely written; then the log has it whole, and `ready` is false until a probe succeeds. */
  write(entry: AuditEntry): Promise<boolean>
  /** Waits for what is being written, and closes the file. */
  close(): Promise<void>
}

export type AuditOptions = {
  /** A file to append to; null writes entries to the log as its event `audit`. */
  readonly path: string | null
  readonly log: Log
  readonly now?: () => Date
  /** `usualAuditPatienceMs` unless a test is in a hurry. */
  readonly patienceMs?: number
  /** Below this many free bytes a probe must show that writing works. */
  readonly lowSpace?: number
}

/** Milliseconds after which a write that hangs (a dead network disk) counts as failed. */
export const usualAuditPatienceMs = 5_000

/** The audit in a file (mode 0600, flushed to the disk per entry), or else in the log. */
export function createAudit(options: AuditOptions): Audit {
  const {
    path,
    log,
    now = () => new Date(),
    patienceMs = usualAuditPatienceMs,
    lowSpace = 1024 * 1024,
  } = options
  if (path === null) return auditInLog(log)

  let file: FileHandle | null = null
  // A write that failed half-way may have left a part of a line.
  let tornLine = false
  let failed: string | null = null
  let queue: Promise<unknown> = Promise.resolve()

  /** One at a time, in order; false after `patienceMs`, though the work may still end. */
  const inTurn = (what: string, work: () => Promise<void>): Promise<boolean> => {
    const done = queue.then(work).then(
      () => {
        if (failed !== null) log.info('audit works again', { path })
        failed = null
        return true
      },
      (error: unknown) => fail(what, reasonOf(error, path)),
    )
    queue = done
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(fail(what, `no answer within ${patienceMs / 1000} s`)), patienceMs)
    })
    return Promise.race([done, late]).finally(() => clearTimeout(timer))
  }
  const fail = (what: string, reason: string): false => {
    // Said once, not once per change that is blocked by it.
    if (failed !== reason) log.error(`audit ${what} failed`, { path, reason })
    failed = reason
    return false
  }

  /** The file at `path` as it is now: rotation renames or removes the one that was open. */
  const current = async (): Promise<FileHandle> => {
    if (file) {
      const [there, here] = await Promise.all([stat(path).catch(() => null), file.stat()])
      if (there?.ino === here.ino && there.dev === here.dev) return file
      const old = file
      file = null
      await old.close().catch(() => {})
    }
    file = await open(path, 'a', 0o600)
    tornLine = false
    return file
  }

  const append = async (line: string): Promise<void> => {
    const handle = await current()
    const bytes = Buffer.from(tornLine ? `\n${line}` : line)
    tornLine = true
    let written = 0
    while (written < bytes.length) {
      const { bytesWritten } = await handle.write(bytes, written)
      written += bytesWritten
    }
    // Some file systems find out only now that the disk is full.
    await handle.datasync().catch(ignoreUnsupported)
    tornLine = false
  }

  const isDoubtful = async (): Promise<boolean> => {
    if (failed !== null) return true
    const { bavail, bsize } = await statfs(path)
    // A device has no free space of its own to be asked for: only writing tells.
    return bavail * bsize < lowSpace || !(await stat(path)).isFile()
  }

  const check = () =>
    inTurn('check', async () => {
      await current()
      if (await isDoubtful()) await append(probeLine(now()))
    })

  // A wrong AUDIT_LOG is said at the start, not at the first operation of the night.
  void check()

  return {
    ready: check,
    write: async (entry) => {
      const isWritten = await inTurn('write', () => append(auditLine(entry)))
      if (!isWritten) log.error('audit entry not written', { entry })
      return isWritten
    },
    close: async () => {
      const closed = queue.then(() => file?.close()).catch(() => {})
      let timer: NodeJS.Timeout | undefined
      // A disk that hangs must not keep the process from ending.
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patienceMs)
      })
      await Promise.race([closed, late])
      clearTimeout(timer)
      file = null
    },
  }
}

function auditInLog(log: Log): Audit {
  return {
    ready: () => Promise.resolve(true),
    write: (entry) => {
      log.info('audit', entry)
      return Promise.resolve(true)
    },
    close: () => Promise.resolve(),
  }
}

/** As long as an entry can be: a few bytes may still fit where an entry does not. JSON allows the blanks. */
function probeLine(now: Date): string {
  return `${JSON.stringify({ time: now.toISOString(), event: 'probe' }).padEnd(8 * 1024)}\n`
}

/** Pipes and terminals cannot be flushed. */
function ignoreUnsupported(error: unknown): void {
  if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

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
    case 'ENOSPC':
    case 'EDQUOT':
      return `AUDIT_LOG: no space left for ${path}`
    default:
      return `AUDIT_LOG: ${path} cannot be written (${codeOf(error) || 'unknown error'})`
  }
}
