import type { Failure } from './failure'

/** Who gave the answer: AOM, Huawei Cloud's API gateway before it, IAM, this product's own gateway, or nobody known. */
export type FailureSource = 'aom' | 'apig' | 'iam' | 'gateway' | 'other'

/**
 * One spelling for a code: `APIGW.0301` and `APIG.0301` are the same to Huawei's API gateway, IAM's nested body
 * carries a bare number (`IAM.401` here), and a stray space, case or separator changes nothing.
 */
export function normalCode(code: string): string {
  const key = code
    .trim()
    .toUpperCase()
    .replace(/^([A-Z]+)[\s._-]+(?=\w)/, '$1.')
    .replace(/^APIGW\./, 'APIG.')
  if (/^\d{3}$/.test(key)) return `IAM.${key}`
  return /^310\d{5}$/.test(key) ? `AOM.${key}` : key
}

export function sourceOf({ code }: Failure): FailureSource {
  switch (code === undefined ? undefined : normalCode(code).split('.')[0]) {
    case 'AOM':
    case 'SVCSTG':
      return 'aom'
    case 'APIG':
      return 'apig'
    case 'IAM':
      return 'iam'
    case 'GATEWAY':
      return 'gateway'
    default:
      return 'other'
  }
}
