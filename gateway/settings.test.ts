// @vitest-environment node
import { expect, test } from 'vitest'
import { readSettings } from './settings'

const project = '0123456789abcdef0123456789abcdef'
const endpoint = 'https://aom.cn-north-4.myhuaweicloud.com'
const usual = { endpoint, region: 'cn-north-4', projectId: null, host: '127.0.0.1', port: 8080 }

test.each([
  [{ AOM_REGION: 'cn-north-4' }, usual],
  [{ AOM_ENDPOINT: endpoint }, usual],
  [{ AOM_ENDPOINT: `${endpoint}/` }, usual],
  [{ AOM_ENDPOINT: ` ${endpoint} `, AOM_REGION: '', HOST: '', PORT: '' }, usual],
  [
    { AOM_ENDPOINT: 'http://127.0.0.1:9000', AOM_REGION: 'cn-east-3' },
    { ...usual, endpoint: 'http://127.0.0.1:9000', region: 'cn-east-3' },
  ],
  [{ AOM_ENDPOINT: 'http://localhost:9000' }, { ...usual, endpoint: 'http://localhost:9000', region: null }],
  [
    { AOM_REGION: 'cn-north-4', AOM_PROJECT_ID: project, HOST: '::1', PORT: '0' },
    { ...usual, projectId: project, host: '::1', port: 0 },
  ],
])('%o is understood', (env, settings) => {
  expect(readSettings(env)).toEqual(settings)
})

test.each([
  [{}, /AOM_REGION or AOM_ENDPOINT is missing/],
  [{ AOM_REGION: 'Beijing' }, /^AOM_REGION is not/],
  [{ AOM_REGION: 'evil.example/x' }, /^AOM_REGION is not/],
  [{ AOM_ENDPOINT: 'aom.example.com' }, /^AOM_ENDPOINT is not/],
  [{ AOM_ENDPOINT: 'ftp://aom.example.com' }, /^AOM_ENDPOINT is not/],
  [{ AOM_ENDPOINT: `${endpoint}/v1/x` }, /^AOM_ENDPOINT is not/],
  [{ AOM_ENDPOINT: 'https://aom.example.com/?a=b' }, /^AOM_ENDPOINT is not/],
  [{ AOM_REGION: 'cn-north-4', AOM_PROJECT_ID: 'short' }, /^AOM_PROJECT_ID is not/],
  [{ AOM_REGION: 'cn-north-4', AOM_PROJECT_ID: project.replace('0', '/') }, /^AOM_PROJECT_ID is not/],
  [{ AOM_REGION: 'cn-north-4', HOST: 'a b' }, /^HOST is not/],
  [{ AOM_REGION: 'cn-north-4', PORT: '65536' }, /^PORT is not/],
  [{ AOM_REGION: 'cn-north-4', PORT: '-1' }, /^PORT is not/],
  [{ AOM_REGION: 'cn-north-4', PORT: '80a' }, /^PORT is not/],
])('%o gives one line that names the setting', (env, line) => {
  expect(readSettings(env)).toEqual({ problem: expect.stringMatching(line) })
  expect(JSON.stringify(readSettings(env))).not.toContain('\\n')
})

test('a password in the endpoint is refused and not repeated', () => {
  const answer = readSettings({ AOM_ENDPOINT: 'https://user:hush@aom.example.com' })
  expect(answer).toHaveProperty('problem')
  expect(JSON.stringify(answer)).not.toContain('hush')
})
