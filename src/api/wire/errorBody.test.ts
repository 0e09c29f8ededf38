import { describe, expect, it } from 'vitest'
import { excerptOf, readErrorBody } from './errorBody'

describe('an error body', () => {
  it('of IAM keeps code and message, and not the encoded message that names the policy', () => {
    const body = {
      error_code: 'IAM.9999',
      error_msg: "Policy doesn't allow cms:execution:create to be performed.",
      encoded_authorization_message: 'not-a-real-password',
    }
    expect(readErrorBody(JSON.stringify(body))).toEqual({ code: 'IAM.9999', message: body.error_msg })
  })

  it('of IAM without a message has a title', () => {
    const text = JSON.stringify({ error: { code: 403, title: 'Forbidden' } })
    expect(readErrorBody(text)).toEqual({ code: '403', message: 'Forbidden' })
  })

  it('that echoes a credential is shown without it', () => {
    const text = JSON.stringify({ error_code: 'APIG.0301', error_msg: 'bad token=not-a-real-password' })
    expect(readErrorBody(text).message).toBe('bad token=••••••')
  })

  it('that is no JSON is quoted from its beginning, short and without credentials', () => {
    const text = `<h1>403</h1> X-Auth-Token: not-a-real-password ${'x '.repeat(400)}`
    expect(excerptOf(text)).toHaveLength(300)
    expect(excerptOf(text)).toMatch(/^<h1>403<\/h1> X-Auth-Token: ••••••/)
  })
})
