import { hideSecrets } from '#domain/failure/secrets'
import { isRecord, jsonOf } from './fields'

/** What an error body says, without secrets: it is shown, copied and kept. */
interface ErrorBody {
  readonly code?: string
  readonly message?: string
  readonly requestId?: string
}

const word = (value: unknown): string | undefined =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number'
    ? String(value).trim()
    : undefined

/** No code or id is longer. */
const longestId = 200
const id = (value: unknown): string | undefined => {
  const text = word(value)
  return text && hideSecrets(text).slice(0, longestId)
}

/**
 * The shapes of AOM's error bodies (error_msg or error_message), the API gateway's, and IAM's (nested, with a number
 * for a code). `encoded_authorization_message`, which IAM adds to a refusal, is left out.
 */
export function readErrorBody(text: string): ErrorBody {
  const body = jsonOf(text)
  if (!isRecord(body)) return {}
  const inner = isRecord(body['error']) ? body['error'] : body
  const code = id(inner['error_code'] ?? inner['code'])
  const message = word(inner['error_msg'] ?? inner['error_message'] ?? inner['message'] ?? inner['title'])
  const requestId = id(body['request_id'] ?? inner['request_id'])
  return {
    ...(code && { code }),
    ...(message && { message: hideSecrets(message) }),
    ...(requestId && { requestId }),
  }
}

const excerptLength = 300

/** The beginning of a body that is not the documented JSON. */
export function excerptOf(text: string): string {
  return hideSecrets(text.slice(0, excerptLength * 4)).slice(0, excerptLength)
}
