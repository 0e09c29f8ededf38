import { isProjectId, type SignInInput } from '#domain/session/signIn'
import type { SignInFormWords } from '#i18n/signInForm'

/** What stands in the sign-in form. */
export interface SignInFields {
  readonly way: 'iamUser' | 'token'
  readonly region: string
  readonly projectId: string
  readonly token: string
  readonly account: string
  readonly user: string
  readonly password: string
  readonly usesMfa: boolean
  readonly userId: string
  readonly passcode: string
  readonly keepInTab: boolean
}

export type SignInErrors = Partial<Record<keyof SignInFields, string>>

/** What can be sent, or what each field lacks. */
export function checkSignIn(
  fields: SignInFields,
  regions: readonly string[],
  words: SignInFormWords,
): { readonly input?: SignInInput; readonly errors: SignInErrors } {
  const projectId = fields.projectId.trim()
  const options = { region: regions.length > 1 ? fields.region : null, keepInTab: fields.keepInTab }
  const isIdWrong = !isProjectId(projectId)

  if (fields.way === 'token') {
    const token = fields.token.trim()
    const errors: SignInErrors = {
      ...(token === '' && { token: words.tokenMissing }),
      ...(isIdWrong && { projectId: words.projectIdWrong }),
    }
    return isEmpty(errors) ? { input: { way: 'token', token, projectId, ...options }, errors } : { errors }
  }

  const account = fields.account.trim()
  const user = fields.user.trim()
  const userId = fields.userId.trim()
  const passcode = fields.passcode.replaceAll(/\s/g, '')
  // A region's own project is found by the region's name, which a gateway with one made-up region cannot give.
  const canLeaveOut = fields.region.includes('-')
  const errors: SignInErrors = {
    ...(account === '' && { account: words.accountMissing }),
    ...(user === '' && { user: words.userMissing }),
    ...(fields.password === '' && { password: words.passwordMissing }),
    ...(fields.usesMfa && userId === '' && { userId: words.userIdMissing }),
    ...(fields.usesMfa && !/^\d{6}$/.test(passcode) && { passcode: words.passcodeWrong }),
    ...(isIdWrong && !(projectId === '' && canLeaveOut) && { projectId: words.projectIdWrong }),
  }
  if (!isEmpty(errors)) return { errors }
  return {
    input: {
      way: 'iamUser',
      account,
      user,
      password: fields.password,
      project: projectId === '' ? { name: fields.region } : { id: projectId },
      mfa: fields.usesMfa ? { userId, passcode } : null,
      ...options,
    },
    errors,
  }
}

const isEmpty = (errors: SignInErrors): boolean => Object.keys(errors).length === 0
