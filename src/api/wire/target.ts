import * as v from 'valibot'
import { omitUndefined } from '#domain/omitUndefined'
import type { Target, TargetOutcome } from '#domain/execution/target'
import { isRecord, jsonOf, milliseconds, rawText, text, time } from './fields'
import { redact } from './redact'

/** ECS and CCE targets (SearchWorkflowExecutionDetail, examples): numbers stand in strings. */
const targetSchema = v.object({
  id: text,
  name: text,
  ip: text,
  app: text,
  namespace: text,
  code: text,
  exit_code: text,
  error_msg: rawText,
  error_message: rawText,
  execute_time: milliseconds,
  start_time: time,
  log: rawText,
})

const buckets: readonly (readonly [string, TargetOutcome])[] = [
  ['fail', 'failed'],
  ['in_execution', 'inProgress'],
  ['not_performed', 'notRun'],
  ['success', 'succeeded'],
]

export interface NodeOutput {
  readonly targets: readonly Target[]
  readonly reason?: string
  readonly output?: unknown
}

/** `output` is documented as four arrays, but may be another object, text, or absent. */
export function readOutput(wire: unknown): NodeOutput {
  const value = parsed(wire)
  if (value === undefined || value === null || value === '') return { targets: [] }
  if (typeof value === 'string') return { targets: [], reason: value, output: value }
  if (!isRecord(value)) return { targets: [], output: redact(value) }
  const targets = buckets.flatMap(([bucket, outcome]) => {
    const elements = value[bucket]
    return Array.isArray(elements)
      ? elements.map((element, index) => readTarget(element, outcome, index))
      : []
  })
  const reason = ['error_message', 'error_msg', 'errorMessage', 'message', 'error']
    .map((key) => value[key])
    .find((item): item is string => typeof item === 'string' && item.trim() !== '')
  return { targets: uniqueKeys(targets), ...(reason && { reason }), output: redact(value) }
}

const parsed = (wire: unknown): unknown =>
  typeof wire === 'string' && /^\s*[[{]/.test(wire) ? (jsonOf(wire) ?? wire) : wire

function readTarget(element: unknown, outcome: TargetOutcome, index: number): Target {
  const result = v.safeParse(targetSchema, element)
  const place = `${outcome}-${index + 1}`
  if (!result.success) return { outcome, key: place, name: plainName(element) ?? place, raw: redact(element) }
  const wire = result.output
  const name = wire.name ?? wire.app ?? wire.ip ?? wire.id ?? place
  return {
    outcome,
    key: wire.id ?? place,
    name,
    raw: redact(element),
    ...omitUndefined({
      address: wire.ip ?? wire.namespace,
      code: wire.code,
      exitCode: wire.exit_code,
      message: wire.error_msg ?? wire.error_message,
      durationMs: wire.execute_time,
      startedAt: wire.start_time,
      log: wire.log,
    }),
  }
}

const plainName = (element: unknown): string | undefined =>
  typeof element === 'string' || typeof element === 'number' ? String(element) : undefined

/** AOM's target ids need not be unique within a node; keys must be. */
function uniqueKeys(targets: readonly Target[]): Target[] {
  const taken = new Set(targets.map(({ key }) => key))
  const seen = new Map<string, number>()
  return targets.map((target) => {
    let times = (seen.get(target.key) ?? 0) + 1
    let key = target.key
    while (times > 1 && taken.has((key = `${target.key}~${times}`))) times += 1
    seen.set(target.key, times)
    taken.add(key)
    return times === 1 ? target : { ...target, key }
  })
}
