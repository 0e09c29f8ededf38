import type { FailureText } from './failure'

const support = 'If it stays, give the request ID to Huawei Cloud support.'
const runners = 'tell the people who run this dashboard'
const unavailable: FailureText = {
  meaning: 'The service behind Huawei Cloud’s API gateway is unavailable.',
  advice: `Wait a little and try again. ${support}`,
}
const backendTimeout: FailureText = {
  meaning: 'Huawei Cloud’s API gateway waited in vain for AOM’s answer.',
  advice: 'Look at the state before you repeat an operation: AOM may have carried it out.',
}

/** Codes of Huawei Cloud’s API gateway (APIG. and APIGW.) and of IAM, whose bare HTTP numbers are IAM.401 here. */
export const cloudCodes = {
  'APIG.0101': {
    meaning: 'Huawei Cloud’s API gateway does not know this API here.',
    advice:
      'Check the region and the endpoint. AOM’s automation is not offered in every region and is being retired.',
  },
  'APIG.0201': {
    meaning: 'Huawei Cloud’s API gateway could not make sense of the request.',
    advice: `Reload the page and try again. ${support}`,
  },
  'APIG.0201 tooLarge': {
    meaning: 'The request is too large for Huawei Cloud’s API gateway.',
    advice: 'Shorten the filter or the text. If the token is very long, sign in with one without a catalog.',
  },
  'APIG.0201 timeout': backendTimeout,
  'APIG.0201 unavailable': unavailable,
  'APIG.0301': {
    meaning:
      'Huawei Cloud did not accept the credential: it is wrong, has expired, or belongs to another region.',
    advice: 'Sign in with a new token of this region, or check the access key with which the gateway signs.',
  },
  'APIG.0301 tokenMissing': {
    meaning: 'The request arrived without a token.',
    advice: 'Sign in again. If it stays, a proxy in between may remove the header X-Auth-Token.',
  },
  'APIG.0301 tokenUnreadable': {
    meaning: 'Huawei Cloud could not read the token: it is cut off, mistyped, or of another region.',
    advice: 'Copy the whole token, obtained in this region, and sign in with it.',
  },
  'APIG.0301 tokenExpired': {
    meaning: 'The token has expired.',
    advice: 'Sign in with a new token; it lives 24 hours.',
  },
  'APIG.0301 signatureWrong': {
    meaning: 'The gateway’s signature was not accepted: access key and secret key do not belong together.',
    advice:
      'Have CLOUD_SDK_AK and CLOUD_SDK_SK checked (and CLOUD_SDK_SECURITY_TOKEN of a temporary key). Do not keep trying: five wrong signatures lock the key for five minutes.',
  },
  'APIG.0301 signatureExpired': {
    meaning: 'The gateway’s signature is too old or too new: its clock is off by more than 15 minutes.',
    advice: 'Have the clock of the gateway’s machine set right (NTP), then try again.',
  },
  'APIG.0301 keyLocked': {
    meaning: 'The access key is locked for five minutes after several wrong signatures.',
    advice: 'Wait five minutes. Have the gateway’s access key checked before anything is tried again.',
  },
  'APIG.0301 keyUnknown': {
    meaning: 'Huawei Cloud does not know the access key with which the gateway signs.',
    advice: 'Have CLOUD_SDK_AK checked: the key may be mistyped, disabled or deleted.',
  },
  'APIG.0302': {
    meaning: 'Your IAM user is not allowed to call this API.',
    advice: 'Ask your administrator for the permission.',
  },
  'APIG.0303': {
    meaning: 'Huawei Cloud’s API gateway did not accept the application’s credential.',
    advice: `Sign in again, or ${runners}.`,
  },
  'APIG.0307': {
    meaning: 'The token is no longer valid and must be renewed.',
    advice:
      'Sign in with a new token. Tokens end after 24 hours, and earlier when the user’s password, keys or permissions change.',
  },
  'APIG.0308': {
    meaning: 'The request limit of this API is reached.',
    advice: 'Wait. Reading slows down by itself and goes on.',
  },
  'APIG.0308 change': {
    meaning:
      'The request limit of this API is reached: the request did not get to AOM, and nothing was carried out.',
    advice: 'Wait a little. If it is still wanted then, send it again.',
  },
  'APIG.0705': {
    meaning: 'Huawei Cloud’s API gateway could not sign the request to AOM.',
    advice: `Wait a little and try again. ${support}`,
  },
  'APIG.0801': unavailable,
  'APIG iamUnavailable': {
    meaning: 'Huawei Cloud’s IAM is unavailable, so nobody’s credential can be checked.',
    advice: 'Wait and try again. Signing in anew does not help now.',
  },

  'IAM.400': {
    meaning: 'IAM could not make sense of the sign-in.',
    advice:
      'Check account name, IAM user name and project. A Huawei ID cannot sign in here: use an IAM user.',
  },
  'IAM.401': {
    meaning: 'IAM did not accept this sign-in or this token.',
    advice:
      'Sign in again. Each wrong password counts towards a lock of the user, so check before you repeat it.',
  },
  'IAM.401 password': {
    meaning: 'Account name, IAM user name or password is wrong.',
    advice:
      'Check all three. Each wrong password counts towards a lock of the user. A federated user has no password here: use a token.',
  },
  'IAM.401 mfa': {
    meaning: 'This user signs in with a second factor, and its code is missing or wrong.',
    advice: 'Enter the present code of the virtual MFA device, and check that device’s clock.',
  },
  'IAM.401 locked': {
    meaning: 'IAM has locked this user or account.',
    advice: 'Wait until the lock ends, or ask your administrator to remove it. Trying again can prolong it.',
  },
  'IAM.401 passwordExpired': {
    meaning: 'The password of this user has expired.',
    advice: 'Set a new one on Huawei Cloud’s console, then sign in here.',
  },
  'IAM.403': {
    meaning: 'IAM knows this user, but does not allow this.',
    advice: 'Ask your administrator: programmatic access and access to this project must be allowed.',
  },
  'IAM.404': {
    meaning: 'IAM does not know what was asked for, for instance this project.',
    advice: 'Check project and region.',
  },
  'IAM.500': { meaning: 'IAM failed inside.', advice: 'Wait a little and try again.' },
  'IAM.503': { meaning: 'IAM is unavailable.', advice: 'Wait a little and try again.' },
} satisfies Record<string, FailureText>
