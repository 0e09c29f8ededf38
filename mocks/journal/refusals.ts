import { HttpResponse } from 'msw'

/** Words of the gateway's own, as the real one has them. */
const messages = {
  400: ['GATEWAY.400', 'A change needs an Idempotency-Key, which is a UUID: nothing was sent.'],
  401: ['GATEWAY.401', 'IAM does not know this token, or it has ended: nothing was sent.'],
  readOnly: ['GATEWAY.403', 'Nothing was sent: this gateway is read-only (READ_ONLY).'],
  notOperator: ['GATEWAY.403', 'Nothing was sent: operating is for other groups (OPERATOR_GROUPS).'],
  409: ['GATEWAY.409', 'Somebody else’s operation on this is still open: nothing was sent.'],
  422: ['GATEWAY.422', 'This Idempotency-Key was used for another request: nothing was sent.'],
  507: ['GATEWAY.507', 'Not sent to AOM: the journal cannot be written.'],
} as const

const statuses: Partial<Record<string, number>> = { 'GATEWAY.507': 503 }

/** The gateway's own error. */
export function gatewayRefusal(
  code: string,
  message: string,
  more: { fields?: object; headers?: Record<string, string> } = {},
): Response {
  return HttpResponse.json(
    { error_code: code, error_msg: message, ...more.fields },
    {
      status: statuses[code] ?? Number(code.slice(-3)),
      headers: { 'x-gateway-error': '1', 'cache-control': 'no-store', ...more.headers },
    },
  )
}

/** What is the team's may not be written by those who change nothing. */
export function notWritten(why: 'readOnly' | 'notOperator'): Response {
  const reason = why === 'readOnly' ? 'this gateway is read-only' : 'operating is for other groups'
  return gatewayRefusal('GATEWAY.403', `Nothing was written: ${reason}.`)
}

/** The gateway's own error, which says for certain that nothing reached AOM. */
export function notSent(why: keyof typeof messages, fields: object = {}): Response {
  const [code, message] = messages[why]
  return gatewayRefusal(code, message, { fields, headers: { 'x-not-sent': 'true' } })
}
