import type { FailureKind } from '#domain/failure/failure'
import type { FailureSource } from '#domain/failure/source'

export interface FailureText {
  /** What it means. */
  readonly meaning: string
  /** What the operator can do now. */
  readonly advice: string
}

/** Words that are there at once, for every way a call can fail; those of each code follow in `failureCodes.ts`. */
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
  /** Instead of “Sign-in needed” where signing in is what was tried. */
  signInRefused: 'IAM did not accept this sign-in',
  /** Instead of “AOM refused” where there is nothing of that id. */
  notThere: 'AOM does not have it',
  /** Instead of “AOM refused” when it was not AOM. */
  refusedBy: {
    apig: 'Huawei Cloud’s API gateway refused',
    iam: 'IAM refused',
    gateway: 'Stopped at this dashboard’s gateway',
  },
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
      meaning: 'The request arrived and was declined.',
      advice: 'Read the message below; the request ID identifies this call for Huawei Cloud support.',
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
  } satisfies Record<FailureKind, FailureText>,
  /** What an ordinary day brings, so that it is said right at once. */
  everyday: {
    'AOM.31001302': {
      meaning: 'AOM did not accept a parameter of this call.',
      advice:
        'Check the filter or the address. If both are right, report the request ID to Huawei Cloud support.',
    },
    'AOM.31001306': {
      meaning: 'AOM no longer has this workflow or execution.',
      advice: 'Someone may have deleted it, or AOM no longer keeps it.',
    },
    'AOM.31001418': {
      meaning: 'The workflow does not support this operation in its present state.',
      advice:
        'See what the node says now: it is read again after every answer. It has probably moved on, or someone else was first.',
    },
  } satisfies Record<string, FailureText>,
  messageFrom: {
    aom: 'AOM said',
    apig: 'API gateway said',
    iam: 'IAM said',
    gateway: 'The gateway said',
    other: 'Message',
  } satisfies Record<FailureSource, string>,
  code: 'Code',
  httpStatus: 'HTTP status',
  requestId: 'Request ID',
  gatewayRequestId: 'Gateway request ID',
  field: 'Field',
  excerpt: 'Answer begins',
  retryAfter: (duration: string) => `The answer asks to wait ${duration}.`,
  tryAgain: 'Try again',
  /** A read that failed over data that is still there, in one line. */
  line: {
    shown: (age: string) => `· what is shown is ${age} old`,
    nextTry: (duration: string) => `Next try in ${duration}.`,
    tryingNow: 'Trying now…',
    tryNow: 'Try now',
    details: 'Details',
  },
  report: {
    copy: 'Copy report',
    blocked: 'Copying is blocked. Select the report here and copy it.',
    time: 'Time',
    page: 'Page',
    region: 'Region',
    project: 'Project ID',
    call: 'Call',
    browser: 'Browser',
  },
}
