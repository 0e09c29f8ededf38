import type { FailureKind } from '../../domain/failure'

interface Words {
  /** What it means. */
  readonly meaning: string
  /** What the operator can do now. */
  readonly advice: string
}

const noAuth: Words = {
  meaning:
    'AOM did not accept the credential, or it lacks the permission for this call: AOM answers both the same way.',
  advice:
    'Sign in again. If that does not help, ask your administrator for the IAM actions cms:workflow:list, cms:execution:get and, to operate, cms:execution:create.',
}
const badParameter: Words = {
  meaning: 'AOM did not accept a parameter of this call.',
  advice:
    'Check the filter or the address. If both are right, report the request ID to Huawei Cloud support.',
}
const inside: Words = {
  meaning: 'AOM failed inside.',
  advice: 'Wait a little and try again. If it stays, give the request ID to Huawei Cloud support.',
}

/** Words for every way a call can fail: by AOM's code where its documents name it, else by kind. */
export const failure = {
  titles: {
    offline: 'No connection',
    timeout: 'No answer in time',
    signedOut: 'Sign-in needed',
    refused: 'AOM refused',
    throttled: 'Too many requests',
    broken: 'AOM gave no usable answer',
    contract: 'AOM’s answer could not be understood',
  } satisfies Record<FailureKind, string>,
  kinds: {
    offline: {
      meaning: 'The request did not reach AOM, or its answer did not reach this browser.',
      advice: 'Check the network or VPN, then try again.',
    },
    timeout: {
      meaning: 'AOM did not answer before the time limit.',
      advice: 'Try again. If it stays slow, check AOM’s own status.',
    },
    signedOut: {
      meaning: 'The token is missing, wrong, or has expired (tokens live 24 hours).',
      advice: 'Sign in with a new token of this project and region.',
    },
    refused: {
      meaning: 'AOM received the request and declined it.',
      advice: 'Read AOM’s message below; the request ID identifies this call for Huawei Cloud support.',
    },
    throttled: {
      meaning: 'AOM limits how often it may be asked, and the limit is reached.',
      advice: 'Wait. Reading slows down by itself and goes on.',
    },
    broken: {
      meaning: 'The server or something in between failed.',
      advice: 'Wait a little and try again. If it stays, give the request ID to Huawei Cloud support.',
    },
    contract: {
      meaning: 'AOM answered in a shape that its documents do not describe.',
      advice:
        'Other data stays usable. Report the field and the request ID to the people who run this dashboard.',
    },
  } satisfies Record<FailureKind, Words>,
  codes: {
    'AOM.31001302': badParameter,
    'AOM.31001403': badParameter,
    'AOM.31001202': badParameter,
    'AOM.31003202': badParameter,
    'AOM.31002002': badParameter,
    'AOM.31003902': badParameter,
    'AOM.31009002': noAuth,
    'AOM.31009003': noAuth,
    'AOM.31009004': noAuth,
    'AOM.31009011': noAuth,
    'AOM.31009019': noAuth,
    'AOM.31001305': inside,
    'AOM.31001405': inside,
    'AOM.31002005': inside,
    'AOM.31003932': inside,
    'AOM.31001306': {
      meaning: 'AOM no longer has this workflow or execution.',
      advice: 'Refresh the list. Someone may have deleted it, or AOM no longer keeps it.',
    },
    'AOM.31001418': {
      meaning: 'The workflow does not support this operation in its present state.',
      advice: 'Refresh: the node has probably moved on, or someone else has already operated it.',
    },
    'AOM.0403': {
      meaning: 'Your user is not allowed to do this.',
      advice: 'Ask your administrator for the permission.',
    },
    'AOM.30001005': {
      meaning: 'Your user has no permission for this.',
      advice: 'Ask your administrator for the permission.',
    },
    'APIG.0101': {
      meaning: 'Huawei Cloud’s API gateway does not know this API here.',
      advice:
        'Check the region and the endpoint. AOM’s automation is not offered in every region and is being retired.',
    },
    'APIG.0201': {
      meaning:
        'Huawei Cloud’s API gateway rejected the request, found it too large, or waited in vain for AOM.',
      advice: 'Try again. If it stays, give the request ID to Huawei Cloud support.',
    },
    'APIG.0301': {
      meaning:
        'Huawei Cloud did not accept the token: it is wrong, has expired, or belongs to another region.',
      advice:
        'Sign in with a new token of this region. If the gateway signs with an access key, check the key and its clock: five wrong signatures lock the key for five minutes.',
    },
    'APIG.0302': {
      meaning: 'Your IAM user is not allowed to call this API.',
      advice: 'Ask your administrator for the permission.',
    },
    'APIG.0303': {
      meaning: 'Huawei Cloud’s API gateway did not accept the application’s credential.',
      advice: 'Sign in again, or ask the people who run this dashboard to check its credential.',
    },
    'APIG.0307': { meaning: 'The token must be renewed.', advice: 'Sign in with a new token.' },
    'APIG.0308': {
      meaning: 'The request limit of this API is reached.',
      advice: 'Wait. Reading slows down by itself and goes on; an operation was not carried out.',
    },
    'APIG.0705': {
      meaning: 'Huawei Cloud’s API gateway could not sign the request to AOM.',
      advice: 'Wait a little and try again. If it stays, give the request ID to Huawei Cloud support.',
    },
    'APIG.0801': {
      meaning: 'The service behind Huawei Cloud’s API gateway is unavailable.',
      advice: 'Wait a little and try again.',
    },
    'GATEWAY.400': {
      meaning: 'This dashboard’s gateway did not accept the request; AOM was not asked.',
      advice: 'Reload the page. If it stays, tell the people who run this dashboard.',
    },
    'GATEWAY.404': {
      meaning: 'This dashboard’s gateway does not forward this call; AOM was not asked.',
      advice: 'The page and the gateway may be of different versions: reload the page.',
    },
    'GATEWAY.413': {
      meaning: 'The request is too large for this dashboard’s gateway; AOM was not asked.',
      advice: 'Shorten the filter or the text, then try again.',
    },
    'GATEWAY.500': {
      meaning: 'This dashboard’s gateway failed.',
      advice: 'Try again. If it stays, tell the people who run this dashboard.',
    },
    'GATEWAY.502': {
      meaning: 'This dashboard’s gateway could not reach AOM.',
      advice: 'Check the gateway’s network and its AOM_REGION or AOM_ENDPOINT, then try again.',
    },
    'GATEWAY.504': {
      meaning: 'AOM did not answer this dashboard’s gateway in time.',
      advice: 'Try again. If it stays slow, check AOM’s own status.',
    },
  } satisfies Record<string, Words>,
  said: 'AOM said',
  code: 'Code',
  httpStatus: 'HTTP status',
  requestId: 'Request ID',
  field: 'Field',
  excerpt: 'Answer begins',
  retryAfter: (duration: string) => `AOM asks to wait ${duration}.`,
  tryAgain: 'Try again',
}
