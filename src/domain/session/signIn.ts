import type { Failure } from '#domain/failure/failure'

/** Who a token speaks for, as IAM names it. */
export interface SessionUser {
  readonly name: string
  /** The Huawei Cloud account that the user belongs to. */
  readonly account: string
}

interface SignInOptions {
  /** One of the gateway's regions; null where it offers no choice. */
  readonly region: string | null
  readonly keepInTab: boolean
}

export interface TokenInput extends SignInOptions {
  readonly way: 'token'
  readonly token: string
  readonly projectId: string
}

export interface IamUserInput extends SignInOptions {
  readonly way: 'iamUser'
  readonly account: string
  readonly user: string
  readonly password: string
  /** By name: a region's own project, which bears the region's name. */
  readonly project: { readonly id: string } | { readonly name: string }
  /** The second factor: IAM wants the user's id here, not the name. */
  readonly mfa: { readonly userId: string; readonly passcode: string } | null
}

export type SignInInput = TokenInput | IamUserInput

export type SignInOutcome =
  | { readonly kind: 'signedIn' }
  /** IAM speaks of a second factor that was not sent. */
  | { readonly kind: 'mfaWanted' | 'locked' | 'failed'; readonly failure: Failure }

/** AOM's and IAM's documents: 32 letters and digits. */
export const isProjectId = (value: string): boolean => /^[0-9a-zA-Z]{32}$/.test(value)
