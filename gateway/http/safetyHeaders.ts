/**
 * On every answer; the app's page replaces the policy by its own. hono's `secureHeaders` would reach only what hono
 * answers: not what admission refuses, what passes from AOM untouched, or bytes on a connection without a request.
 */
export const safetyHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/**
 * Only where the browser came by TLS: said over plain HTTP it means nothing, and a gateway without TLS must stay
 * reachable. One year; other names of the domain are not the gateway's to decide about.
 */
export const transportSecurity = 'max-age=31536000'
