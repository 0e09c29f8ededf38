import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { plainLine } from '../telemetry/log'
import { eventOf } from './mark'
import type { Entry } from './mark'

/** How far back a line with a `seq` is looked for; what stands before it has another form. */
const tailBytes = 1024 * 1024

/** An operation or a mark as one line of JSON, with its line break. */
export const auditLine = (entry: Entry): string =>
  `${plainLine(JSON.stringify({ event: eventOf(entry), ...entry }))}\n`

/** A pipe that nobody reads, or a paused terminal, answers at once: a thread that waited for it would keep the process from ending. */
const forAdding = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK

/** Opens the file for adding. An unfinished last line (a power cut) is ended, so that it does not spoil the next one. */
export async function openAt(path: string): Promise<FileHandle> {
  const file = await open(path, forAdding, 0o600)
  try {
    const { size } = await file.stat()
    if (size > 0 && (await readTail(path, size, 1)) !== '\n') await file.write('\n')
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}

/** The `seq` of the last whole line that has one. A pipe or a terminal has no lines. */
export async function lastSeqOf(file: FileHandle, path: string): Promise<number | null> {
  const { size } = await file.stat()
  if (size === 0) return null
  const lines = (await readTail(path, size, tailBytes)).split('\n').slice(0, -1)
  for (const line of lines.toReversed()) {
    const seq = seqOf(line)
    if (seq !== null) return seq
  }
  return null
}

function seqOf(line: string): number | null {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('seq' in value)) return null
    return Number.isSafeInteger(value.seq) ? (value.seq as number) : null
  } catch {
    return null
  }
}

/** Through a handle of its own: one that adds cannot read. */
async function readTail(path: string, size: number, most: number): Promise<string> {
  const file = await open(path, 'r')
  try {
    const length = Math.min(size, most)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
