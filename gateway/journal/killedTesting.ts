import { createLog } from '../telemetry/log'
import { openJournal } from './journal'
import type { ChangeRequest } from './operation'

/*
 * A gateway's one change, as a process of its own that ends at once at one point of it. Arguments, as JSON: where the
 * journal is, where AOM is, the change, the point.
 */

export type Killing = {
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly aom: string
  readonly request: ChangeRequest
  readonly point: 'before insert' | 'after insert' | 'during send' | 'after answer' | 'after record'
}

const { databaseUrl, dataDir, aom, request, point } = JSON.parse(process.argv[2] ?? '') as Killing
const die = (at: Killing['point']) => {
  if (point === at) process.kill(process.pid, 'SIGKILL')
}

const log = createLog((line) => process.stderr.write(`${line}\n`))
const journal = await openJournal({ databaseUrl, dataDir, days: 400, log })
die('before insert')
await journal.sendOnce(request, {
  mayLeave: () => {
    die('after insert')
    return null
  },
  // During it AOM's stand-in kills this process.
  send: async () => {
    const answer = await fetch(`${aom}/${request.id}`, { method: 'POST' })
    const body = Buffer.from(await answer.arrayBuffer())
    die('after answer')
    return { head: { status: answer.status, headers: {} }, body, problem: null }
  },
})
die('after record')
