import type { FailureCodes } from '#i18n/en/failureCodes'
import { aomCodes } from './failureCodesAom'
import { cloudCodes } from './failureCodesCloud'
import { gatewayCodes } from './failureCodesGateway'
import { httpCodes } from './failureCodesHttp'

export const failureCodes: FailureCodes = {
  codes: { ...aomCodes, ...cloudCodes, ...gatewayCodes, ...httpCodes },
  needs: (_, list) => `本次调用需要 IAM 权限：${list}。`,
}
