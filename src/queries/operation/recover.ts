import type { QueryClient } from '@tanstack/react-query'
import { projectId } from '#queries/keys'
import { whileHolding } from './lock'
import { readSubject } from './readSubject'
import { changeRecord, freshRecords } from './records'

/**
 * A reload or a closed tab in the middle of a call leaves a record without an answer. Whoever can take its lock knows
 * that nobody waits for the answer any more: its outcome is unknown, and reading tells.
 */
export async function recoverRecords(client: QueryClient): Promise<void> {
  for (const record of freshRecords()) {
    // The answer to a colleague's goes to the colleague.
    if (record.answer !== undefined || record.by || record.projectId !== projectId()) continue
    const held = await whileHolding(record, async () => {
      changeRecord(record.id, (current) =>
        current.answer
          ? current
          : { ...current, answer: { kind: 'unknown', at: Date.now(), failure: { kind: 'offline' } } },
      )
    })
    if (held) await readSubject(client, record).catch(() => undefined)
  }
}
