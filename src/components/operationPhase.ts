import type { Messages } from '../i18n/en'
import { phaseOf, type OperationRecord, type Phase } from '../domain/operationRecord'

/**
 * The phase as far as the execution has been read. Patience counts up to the newest read, so that moment, not the
 * wall clock, decides: the phase changes with the record alone and needs no ticking.
 */
export const currentPhase = (record: OperationRecord): Phase =>
  phaseOf(record, record.checkedAt ?? record.requestedAt)

/** A run is begun, not done: its new execution goes on. */
export function phaseWord(record: OperationRecord, t: Messages): string {
  const phase = currentPhase(record)
  return record.action === 'run' && phase === 'settled' ? t.operation.begun : t.operation.phase[phase]
}
