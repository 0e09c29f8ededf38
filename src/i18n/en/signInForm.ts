/** The form in which somebody signs in. */
export const signInForm = {
  ways: 'Ways to sign in',
  wayNames: { iamUser: 'IAM user', token: 'Token' },
  panel: 'Credentials',
  text: 'Sign in as an IAM user, or paste a token that is scoped to the project. A session lasts 24 hours.',
  account: 'Account name',
  accountHint: 'The Huawei Cloud account that your IAM user belongs to.',
  accountMissing: 'Enter the account’s name.',
  user: 'IAM user name',
  userMissing: 'Enter your IAM user’s name.',
  password: 'Password',
  passwordHint: 'Sent to IAM once; stored nowhere.',
  passwordMissing: 'Enter your password.',
  projectIdOptional: (region: string) =>
    region.includes('-')
      ? `Leave empty for ${region}’s own project.`
      : '32 letters and digits; find it under My Credentials.',
  usesMfa: 'I sign in with a virtual MFA device',
  userId: 'IAM user ID',
  userIdHint: 'IAM wants the ID here, not the name: find it under My Credentials.',
  userIdMissing: 'Enter your IAM user’s ID.',
  passcode: 'MFA code',
  passcodeHint: 'The six digits that your device shows now.',
  passcodeWrong: 'An MFA code has six digits.',
  mfaWanted: 'IAM asks for your second factor. Enter it below and sign in again.',
  locked: 'Too many wrong attempts: wait 15 minutes, or as long as your administrator has set.',
  failedWithoutPassword:
    'You are not signed in. The password was cleared; the rest of what you typed is kept.',
  expiredTitle: 'Your session has expired',
  expiredText: 'Sign in again to go on. The page, your selection and what you typed are kept.',
  gatewayRefusedTitle: 'AOM refuses the gateway’s credential',
  gatewayRefusedText:
    'This dashboard signs in by itself, and AOM no longer accepts that. Tell the people who run it; the page stays as it is.',
  againText: 'The page stays as it is. Until you have signed in, the present session goes on.',
}
