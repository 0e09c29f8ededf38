import type { Messages } from '#i18n/en'
import type { SessionFacts } from '#queries/session'
import { runtimeConfig } from '#queries/runtimeConfig'

/** Who acts here: the IAM user, the gateway's key, or plainly that it is not known. */
export function userLabel(session: SessionFacts, t: Messages): string {
  if (session.user) return session.user.name
  return session.signInMethod === 'gateway' && runtimeConfig.user !== null
    ? t.signIn.gatewayKey(runtimeConfig.user)
    : t.signIn.userUnknown
}
