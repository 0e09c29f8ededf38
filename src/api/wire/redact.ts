import { isRecord, jsonOf } from './fields'

/** What stands where a secret stood. */
export const hidden = '••••••'

/** Nothing that a person could read is nested deeper; much deeper, and reading it would overflow the stack. */
const deepest = 64
const tooDeep = '…'

const secretKey =
  /pass(word|wd)?|pwd|secret|token|credential|(api|access|private|secret)[_-]?key|^(ak|sk)$|script[_-]?(content|body|text)|^content$|command/i

/**
 * A copy for the screen with secrets hidden. A workflow's configuration can hold passwords and whole scripts, as keys,
 * as `{key, value}` pairs, as encrypted parameters, and as JSON inside a string.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value, depth)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= deepest) return tooDeep
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1))
  if (!isRecord(value)) return value
  const named = value['key'] ?? value['param_name'] ?? value['name']
  const isSecretPair =
    value['encryption'] === true ||
    (typeof named === 'string' && secretKey.test(named) && ('value' in value || 'default_value' in value))
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const isValue = key === 'value' || key === 'default' || key === 'default_value'
      const hide = (secretKey.test(key) || (isSecretPair && isValue)) && !isBlank(item)
      return [key, hide ? hidden : redact(item, depth + 1)]
    }),
  )
}

const isBlank = (item: unknown): boolean =>
  item === undefined || item === null || item === '' || typeof item === 'boolean'

function redactText(text: string, depth: number): unknown {
  const parsed = /^\s*[[{]/.test(text) ? jsonOf(text) : undefined
  return parsed === undefined ? text : JSON.stringify(redact(parsed, depth + 1))
}
