import { aomCodes } from './failureCodesAom'
import { cloudCodes } from './failureCodesCloud'
import { gatewayCodes } from './failureCodesGateway'
import { httpCodes } from './failureCodesHttp'

/** Words by the names of `causesOf` (domain/failureCause); loaded with the first failure, not with the page. */
export const failureCodes = {
  codes: { ...aomCodes, ...cloudCodes, ...gatewayCodes, ...httpCodes },
  needs: (actions: readonly string[], list: string) =>
    actions.length === 1
      ? `This call needs the IAM action ${list}.`
      : `This call needs the IAM actions ${list}.`,
}

export type FailureCodes = typeof failureCodes
