import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../gateway/bin.mjs', import.meta.url))

/** What the built gateway says of its settings. */
export const help = execFileSync(process.execPath, [program, '--help'], { encoding: 'utf8' })
