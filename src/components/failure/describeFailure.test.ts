import { describe, expect, it } from 'vitest'
import type { Failure } from '#domain/failure/failure'
import { causesOf, missingPermissions } from '#domain/failure/cause'
import { en } from '#i18n/en'
import { failureCodes as enCodes } from '#i18n/en/failureCodes'
import { zhCN } from '#i18n/zh-CN'
import { failureCodes as zhCodes } from '#i18n/zh-CN/failureCodes'
import { describeFailure } from './describeFailure'

const known: readonly string[] = Object.keys(enCodes.codes)
const catalogue = { ...enCodes, causesOf, missingPermissions }
const chinese = /[\u4e00-\u9fff]/

describe('every code of the catalogue', () => {
  it('is in both languages', () => {
    expect(Object.keys(zhCodes.codes).toSorted()).toEqual([...known].toSorted())
    expect(Object.keys(zhCN.failure.everyday)).toEqual(Object.keys(en.failure.everyday))
  })

  it.each(known)('%s: what it means and what to do, in each', (name) => {
    const english = enCodes.codes[name as keyof typeof enCodes.codes]
    const translated = zhCodes.codes[name as keyof typeof enCodes.codes]
    for (const sentence of [english.meaning, english.advice]) {
      expect(sentence).toMatch(/^[A-Z].{10,}\.$/)
      expect(sentence).not.toMatch(chinese)
    }
    for (const sentence of [translated.meaning, translated.advice]) {
      expect(sentence).toMatch(chinese)
      expect(sentence).toMatch(/。$/)
    }
    expect(translated.meaning).not.toBe(translated.advice)
  })

  it('that is said at once is said the same later', () => {
    expect(enCodes.codes).toMatchObject(en.failure.everyday)
    expect(zhCodes.codes).toMatchObject(zhCN.failure.everyday)
  })
})

describe('no code goes without words', () => {
  // AOM's automation API and Huawei Cloud's API gateway, as documented.
  const documented =
    'AOM.31001302 AOM.31001305 AOM.31009003 AOM.31009004 AOM.31001306 AOM.31001405 AOM.31001403 AOM.31001418 ' +
    'AOM.31001202 AOM.31009002 AOM.31003202 AOM.31009019 AOM.31002002 AOM.31009011 AOM.31002005 AOM.31003902 ' +
    'AOM.31003932 AOM.0403 AOM.30001005 APIG.0101 APIG.0201 APIG.0301 APIG.0302 APIG.0303 APIG.0307 APIG.0308 ' +
    'APIG.0705 APIG.0801 IAM.401 IAM.403'
  it.each(documented.split(' '))('%s', (code) => expect(known).toContain(code))

  // Read as text: neither end imports the other.
  const sources: Readonly<Record<string, string>> = import.meta.glob('../../gateway/**/*.ts', {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  const named = Object.entries(sources)
    .filter(([file]) => !file.endsWith('.test.ts'))
    .flatMap(([, source]) => source.match(/\bGATEWAY\.\d{3}\b/g) ?? [])
  // Those of the journal and of who may do what, whichever file of the gateway comes to name them.
  const promised = ['GATEWAY.401', 'GATEWAY.403', 'GATEWAY.409', 'GATEWAY.422', 'GATEWAY.429', 'GATEWAY.507']
  const gatewayCodes = [...new Set([...named, ...promised])].toSorted()

  it('of those that the gateway names', () => expect(gatewayCodes.length).toBeGreaterThan(5))
  it.each(gatewayCodes)('%s', (code) => expect(known).toContain(code))
})

describe('words of a failure', () => {
  const meaning = (failure: Failure) => describeFailure(failure, en, catalogue).meaning

  it('follow the message where a code has several meanings, whichever way the code is spelled', () => {
    const wording = 'Incorrect IAM authentication information: '
    const of = (text: string) => meaning({ kind: 'signedOut', code: 'APIGW.0301', message: wording + text })
    expect(of('token expires, expires_at:2026-11-23T19:12:09Z')).toBe('The token has expired.')
    expect(of('signature expired')).toMatch(/clock is off/)
    expect(of('verify aksk signature fail')).toMatch(/access key and secret key/)
    expect(of('something new')).toBe(enCodes.codes['APIG.0301'].meaning)
  })

  it.each([
    [403, 'This dashboard is read-only (READ_ONLY).', /read only/],
    [403, 'Your groups are none of OPERATOR_GROUPS.', /not among them/],
    [403, 'Behind a proxy that ends TLS the gateway needs its address in TRUSTED_PROXIES.', /came by https/],
    [503, 'Not sent: AOM refused the gateway’s key (APIG.0301).', /refused the gateway’s key/],
    [503, 'Not sent to AOM: the gateway is stopping.', /stopped or restarted/],
  ])('of the gateway’s own %s say which: %s', (httpStatus, message, wording) => {
    expect(meaning({ kind: 'broken', code: `GATEWAY.${httpStatus}`, httpStatus, message })).toMatch(wording)
  })

  it('of a 502 depend on whether anything reached AOM', () => {
    const lost: Failure = { kind: 'broken', code: 'GATEWAY.502', httpStatus: 502 }
    expect(meaning(lost)).toMatch(/could not reach AOM or IAM, or lost the answer/)
    expect(meaning({ ...lost, isNotSent: true })).toMatch(/no connection to AOM. AOM was not asked/)
    expect(describeFailure({ ...lost, isNotSent: true }, en).title).toMatch(/this dashboard’s gateway/)
  })

  it('fall back from an unknown code to the HTTP status, from that to its class, then to the kind', () => {
    const code = 'AOM.39999999'
    expect(meaning({ kind: 'refused', code, httpStatus: 409 })).toBe(enCodes.codes['HTTP 409'].meaning)
    expect(meaning({ kind: 'refused', code, httpStatus: 418 })).toBe(enCodes.codes['HTTP 4xx'].meaning)
    expect(meaning({ kind: 'broken', code, httpStatus: 599 })).toBe(enCodes.codes['HTTP 5xx'].meaning)
    expect(meaning({ kind: 'timeout' })).toBe(en.failure.kinds.timeout.meaning)
  })

  it('are there before the catalogue is', () => {
    expect(describeFailure({ kind: 'refused', code: 'AOM.31001418' }, en).meaning).toMatch(/present state/)
    expect(describeFailure({ kind: 'throttled', code: 'APIG.0308' }, zhCN).meaning).toMatch(chinese)
  })

  it('of a throttled read say nothing of an operation, of a throttled operation that it was not carried out', () => {
    const throttled: Failure = { kind: 'throttled', code: 'APIGW.0308', httpStatus: 429 }
    const said = (operation: string, t = en, words = catalogue) => {
      const { meaning: means, advice } = describeFailure({ ...throttled, operation }, t, words)
      return `${means} ${advice}`
    }
    expect(said('ListWorkflow')).not.toMatch(/operation|carried out/)
    expect(said('StartPausingWorkflowExecutions')).toMatch(/nothing was carried out/)
    const inChinese = { ...catalogue, ...zhCodes }
    expect(said('ListWorkflow', zhCN, inChinese)).not.toMatch(/操作/)
    expect(said('StopExecution', zhCN, inChinese)).toMatch(/操作未被执行/)
  })

  it('of a wrong password are not that one must sign in', () => {
    const failure: Failure = {
      kind: 'signedOut',
      code: '401',
      httpStatus: 401,
      operation: 'KeystoneCreateUserTokenByPassword',
    }
    expect(describeFailure(failure, en).title).toBe('IAM did not accept this sign-in')
    expect(describeFailure(failure, zhCN).title).toBe('IAM 未接受此次登录')
  })

  it('of what does not exist are not that AOM refused', () => {
    const failure: Failure = { kind: 'refused', code: 'AOM.31001306', httpStatus: 400 }
    expect(describeFailure(failure, en).title).toBe('AOM does not have it')
    expect(describeFailure({ kind: 'refused', httpStatus: 404 }, zhCN).title).toBe('AOM 中不存在')
  })

  it.each([
    'StartPausingWorkflowExecutions',
    'StopExecution',
    'ExecuteWorkflow',
    'UpdateWorkflowTriggerStatus',
  ])('of a refused %s do not advise to refresh: what is shown was read after the refusal', (operation) => {
    const refusals: Failure[] = [
      { kind: 'refused', code: 'AOM.31001418', httpStatus: 400 },
      { kind: 'refused', code: 'AOM.31001302', httpStatus: 400 },
      { kind: 'refused', code: 'AOM.31001306', message: 'workflow not exist.', httpStatus: 404 },
      { kind: 'refused', code: 'AOM.31001306', message: 'Execution not exist.', httpStatus: 404 },
      { kind: 'refused', code: 'AOM.31001306', message: 'not exist', httpStatus: 404 },
      { kind: 'refused', httpStatus: 404 },
      { kind: 'refused', httpStatus: 409 },
    ]
    for (const refusal of refusals) {
      const failure = { ...refusal, operation }
      expect(describeFailure(failure, en).advice).not.toMatch(/refresh/i)
      expect(describeFailure(failure, en, catalogue).advice).not.toMatch(/refresh|filter/i)
      const inChinese = describeFailure(failure, zhCN, { ...catalogue, ...zhCodes })
      expect(inChinese.advice).not.toMatch(/刷新|筛选/)
      expect(inChinese.advice).toMatch(chinese)
    }
    const read = { ...refusals[2], kind: 'refused', operation: 'ListWorkflowExecutions' } as const
    expect(describeFailure(read, en, catalogue).advice).toMatch(/refresh/i)
  })

  it('never say that AOM refused what it was not asked', () => {
    const title = (failure: Failure) => describeFailure(failure, en).title
    expect(title({ kind: 'refused', code: 'GATEWAY.403', httpStatus: 403 })).toMatch(
      /this dashboard’s gateway/,
    )
    expect(title({ kind: 'broken', code: 'GATEWAY.507', httpStatus: 503 })).toMatch(
      /this dashboard’s gateway/,
    )
    expect(title({ kind: 'broken', code: 'GATEWAY.502', httpStatus: 502 })).toBe('AOM gave no usable answer')
    expect(title({ kind: 'refused', code: 'APIG.0101', httpStatus: 404 })).toMatch(/API gateway refused/)
    expect(title({ kind: 'refused', code: '403', httpStatus: 403 })).toBe('IAM refused')
    expect(title({ kind: 'refused', code: 'AOM.31001418', httpStatus: 400 })).toBe('AOM refused')
  })
})
