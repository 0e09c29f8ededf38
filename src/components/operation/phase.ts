import type { Messages } from '#i18n/en'
import { doneLabel } from './kinds'
import { currentPhase, type Phase } from '#domain/operation/record'
import { recordName, type OperationRecord } from '#domain/operation/operation'

/** How far it has come; of a colleague's operation after the name. */
export function phaseLabel(record: OperationRecord, t: Messages): string {
  const word = labelOf(record, currentPhase(record), t)
  return record.by ? t.operation.by(record.by.name, word) : word
}

/** "Retry Reload nginx · Effect seen" */
export const resultName = (record: OperationRecord, t: Messages): string =>
  `${t.operation.button(record.action, recordName(record))} · ${phaseLabel(record, t)}`

function labelOf(record: OperationRecord, phase: Phase, t: Messages): string {
  if (phase === 'settled') return doneLabel(record.action, t)
  if (record.by && record.answer === undefined) {
    // AOM's answer went to the colleague: nobody here knows whether it accepted.
    if (phase === 'requested') return t.operation.sent(record.action)
    if (phase === 'noEffect') return t.operation.noEffect
  }
  return t.operation.phase[phase]
}
