import { constants, openSync, writeSync } from 'node:fs'
import { isatty } from 'node:tty'

const againMs = 100

/**
 * Writes lines to a terminal without ever waiting for it: while its output is paused (Ctrl-S), or its connection is dead, they
 * are kept, `mostWaiting` characters of them. A thread that waited would keep the process from ending. Null where a system does
 * not let a terminal be opened like that.
 */
export function openTerminal(fd: 1 | 2, mostWaiting: number): ((line: string) => void) | null {
  if (process.platform !== 'linux') return null
  let own: number
  try {
    // Opened anew: whoever shares the terminal would otherwise be told that it takes nothing, too.
    own = openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY)
  } catch {
    return null
  }
  let waiting = Buffer.alloc(0)
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    try {
      while (waiting.length > 0) waiting = waiting.subarray(writeSync(own, waiting))
    } catch (error) {
      const isFull = error instanceof Error && 'code' in error && error.code === 'EAGAIN'
      if (isFull) timer = setTimeout(flush, againMs).unref()
      else waiting = Buffer.alloc(0)
    }
  }
  process.on('exit', flush)
  return (line) => {
    if (waiting.length >= mostWaiting) return
    waiting = Buffer.concat([waiting, Buffer.from(`${line}\n`)])
    if (!timer) flush()
  }
}

/** One line for whoever started the gateway, unless the terminal takes nothing. */
export function writeToStandardError(line: string): void {
  const write = isatty(2) ? openTerminal(2, line.length + 1) : null
  if (write) write(line)
  else process.stderr.write(`${line}\n`)
}
