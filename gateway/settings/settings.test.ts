import { expect, test } from 'vitest'
import { readSettings } from './settings'
import type { Settings } from './settings'

const project = '0123456789abcdef0123456789abcdef'
const endpoint = 'https://aom.cn-north-4.myhuaweicloud.com'
const beijing = { id: 'cn-north-4', endpoint, iamEndpoint: 'https://iam.cn-north-4.myhuaweicloud.com' }
const shanghai = {
  id: 'cn-east-3',
  endpoint: 'https://aom.cn-east-3.myhuaweicloud.com',
  iamEndpoint: 'https://iam.cn-east-3.myhuaweicloud.com',
}
const local = { id: 'custom', endpoint: 'http://127.0.0.1:9000', iamEndpoint: null }
const allowedHosts = ['localhost', '127.0.0.1', '[::1]']
const usual: Settings = {
  regions: [beijing],
  projectId: null,
  accessKey: null,
  environment: null,
  host: '127.0.0.1',
  port: 8080,
  allowedHosts,
  trustProxy: false,
  metricsRemote: false,
  auditLog: null,
  auditRequired: true,
}

test.each<[Record<string, string>, Partial<Settings>]>([
  [{ AOM_REGION: 'cn-north-4' }, {}],
  [{ AOM_REGION: 'cn-east-3, cn-north-4,,cn-east-3' }, { regions: [shanghai, beijing] }],
  [
    { AOM_REGION: 'cn-north-4', IAM_ENDPOINT: 'https://iam.myhuaweicloud.com' },
    { regions: [{ ...beijing, iamEndpoint: 'https://iam.myhuaweicloud.com' }] },
  ],
  [{ AOM_ENDPOINT: `${endpoint}/` }, { regions: [{ ...beijing, iamEndpoint: null }] }],
  [
    { AOM_ENDPOINT: ` ${endpoint} `, IAM_ENDPOINT: beijing.iamEndpoint, AOM_REGION: '', HOST: '', PORT: '' },
    {},
  ],
  [
    { AOM_ENDPOINT: 'http://127.0.0.1:9000', AOM_REGION: 'cn-east-3' },
    { regions: [{ ...local, id: 'cn-east-3' }] },
  ],
  [{ AOM_ENDPOINT: 'http://127.0.0.1:9000' }, { regions: [local] }],
  [
    { AOM_REGION: 'cn-north-4', AOM_PROJECT_ID: project, HOST: '::1', PORT: '0' },
    { projectId: project, host: '::1', port: 0 },
  ],
  [
    { AOM_REGION: 'cn-north-4', HOST: '0.0.0.0', ALLOWED_HOSTS: 'AOM.example.com, 10.0.0.7,fd00::7' },
    { host: '0.0.0.0', allowedHosts: [...allowedHosts, 'aom.example.com', '10.0.0.7', '[fd00::7]'] },
  ],
  [{ AOM_REGION: 'cn-north-4', HOST: '::' }, { host: '::' }],
  [
    { AOM_REGION: 'cn-north-4', HOST: 'Ops.example.com' },
    { host: 'Ops.example.com', allowedHosts: [...allowedHosts, 'ops.example.com'] },
  ],
  [
    { AOM_REGION: 'cn-north-4', HOST: 'fd00::7' },
    { host: 'fd00::7', allowedHosts: [...allowedHosts, '[fd00::7]'] },
  ],
  [
    { AOM_REGION: 'cn-north-4', TRUST_PROXY: '1', METRICS_REMOTE: 'true', AUDIT_REQUIRED: '0' },
    { trustProxy: true, metricsRemote: true, auditRequired: false },
  ],
  [
    { AOM_REGION: 'cn-north-4', TRUST_PROXY: '0', METRICS_REMOTE: 'false', AUDIT_REQUIRED: '1' },
    { trustProxy: false, metricsRemote: false, auditRequired: true },
  ],
  [
    { AOM_REGION: 'cn-north-4', AUDIT_LOG: '/var/log/aom-operator/audit.jsonl' },
    { auditLog: '/var/log/aom-operator/audit.jsonl' },
  ],
  [
    { AOM_REGION: 'cn-north-4', AOM_ENVIRONMENT: '生产 production' },
    { environment: { label: '生产 production', color: null } },
  ],
  [
    { AOM_REGION: 'cn-north-4', AOM_ENVIRONMENT: 'prod', AOM_ENVIRONMENT_COLOR: '#C01048' },
    { environment: { label: 'prod', color: '#c01048' } },
  ],
  [
    { AOM_REGION: 'cn-north-4', AOM_ENVIRONMENT: 'test', AOM_ENVIRONMENT_COLOR: 'Green' },
    { environment: { label: 'test', color: 'green' } },
  ],
])('%o is understood', (env, settings) => {
  expect(readSettings(env)).toEqual({ ...usual, ...settings })
})

const north = { AOM_REGION: 'cn-north-4' }
test.each<[Record<string, string>, RegExp]>([
  [{}, /^AOM_REGION or AOM_ENDPOINT is missing/],
  [{ AOM_REGION: ' , ' }, /^AOM_REGION or AOM_ENDPOINT is missing/],
  [{ IAM_ENDPOINT: 'https://iam.example.com' }, /^AOM_REGION or AOM_ENDPOINT is missing/],
  [{ AOM_REGION: 'Beijing' }, /^AOM_REGION is not/],
  [{ AOM_REGION: 'cn-north-4,evil.example/x' }, /^AOM_REGION is not/],
  [{ AOM_REGION: 'cn-north-4,cn-east-3', AOM_ENDPOINT: endpoint }, /^AOM_ENDPOINT is one address/],
  [{ AOM_REGION: 'cn-north-4,cn-east-3', IAM_ENDPOINT: endpoint }, /^IAM_ENDPOINT is one address/],
  [{ AOM_ENDPOINT: 'aom.example.com' }, /^AOM_ENDPOINT is not/],
  [{ AOM_ENDPOINT: 'ftp://aom.example.com' }, /^AOM_ENDPOINT is not/],
  [{ AOM_ENDPOINT: `${endpoint}/v1/x` }, /^AOM_ENDPOINT is not/],
  [{ AOM_ENDPOINT: 'https://aom.example.com/?a=b' }, /^AOM_ENDPOINT is not/],
  [{ ...north, IAM_ENDPOINT: 'https://iam.example.com/v3' }, /^IAM_ENDPOINT is not/],
  [{ ...north, AOM_PROJECT_ID: 'short' }, /^AOM_PROJECT_ID is not/],
  [{ ...north, AOM_PROJECT_ID: project.replace('0', '/') }, /^AOM_PROJECT_ID is not/],
  [{ ...north, HOST: 'a b' }, /^HOST is not/],
  [{ ...north, PORT: '65536' }, /^PORT is not/],
  [{ ...north, PORT: '-1' }, /^PORT is not/],
  [{ ...north, PORT: '80a' }, /^PORT is not/],
  [{ ...north, ALLOWED_HOSTS: 'https://aom.example.com' }, /^ALLOWED_HOSTS is not/],
  [{ ...north, ALLOWED_HOSTS: 'aom.example.com:443' }, /^ALLOWED_HOSTS is not/],
  [{ ...north, ALLOWED_HOSTS: '*' }, /^ALLOWED_HOSTS is not/],
  [{ ...north, TRUST_PROXY: 'yes' }, /^TRUST_PROXY is not/],
  [{ ...north, METRICS_REMOTE: '2' }, /^METRICS_REMOTE is not/],
  [{ ...north, AUDIT_REQUIRED: 'no' }, /^AUDIT_REQUIRED is not/],
  [{ ...north, ALLOW_REMOTE: 'on' }, /^ALLOW_REMOTE is not/],
  [{ ...north, AOM_ENVIRONMENT: 'x'.repeat(41) }, /^AOM_ENVIRONMENT is not/],
  [{ ...north, AOM_ENVIRONMENT: 'a\u0007b' }, /^AOM_ENVIRONMENT is not/],
  [{ ...north, AOM_ENVIRONMENT_COLOR: 'red' }, /^AOM_ENVIRONMENT is missing/],
  [{ ...north, AOM_ENVIRONMENT: 'prod', AOM_ENVIRONMENT_COLOR: '#fff' }, /^AOM_ENVIRONMENT_COLOR is not/],
  [
    { ...north, AOM_ENVIRONMENT: 'prod', AOM_ENVIRONMENT_COLOR: 'red;x:url(//e)' },
    /^AOM_ENVIRONMENT_COLOR is not/,
  ],
])('%o gives one line that names the setting', (env, line) => {
  expect(readSettings(env)).toEqual({ problem: expect.stringMatching(line) })
  expect(JSON.stringify(readSettings(env))).not.toContain('\\n')
})

test('a password in an endpoint is refused and not repeated', () => {
  for (const name of ['AOM_ENDPOINT', 'IAM_ENDPOINT']) {
    const answer = readSettings({ ...north, [name]: 'https://user:hush@aom.example.com' })
    expect(answer).toEqual({ problem: expect.stringMatching(`^${name} is not`) })
    expect(JSON.stringify(answer)).not.toContain('hush')
  }
})

const key = { CLOUD_SDK_AK: 'EXAMPLEID', CLOUD_SDK_SK: 'hush-hush' }
const signing = { ...north, AOM_PROJECT_ID: project, ...key }

test.each<[Record<string, string>, Partial<Settings>]>([
  [{}, {}],
  [{ CLOUD_SDK_SECURITY_TOKEN: 'hush-token' }, {}],
  [{ HOST: 'localhost' }, { host: 'localhost' }],
  [{ HOST: '127.8.0.1' }, { host: '127.8.0.1', allowedHosts: [...allowedHosts, '127.8.0.1'] }],
  [{ HOST: '::1' }, { host: '::1' }],
  [{ HOST: '0.0.0.0', ALLOW_REMOTE: '1' }, { host: '0.0.0.0' }],
])('with a key, and %o, the gateway signs', (env, settings) => {
  expect(readSettings({ ...signing, ...env })).toEqual({
    ...usual,
    projectId: project,
    accessKey: {
      accessKey: 'EXAMPLEID',
      secretKey: 'hush-hush',
      securityToken: env['CLOUD_SDK_SECURITY_TOKEN'] ?? null,
    },
    ...settings,
  })
})

test.each([
  [{ CLOUD_SDK_SK: '' }, /^CLOUD_SDK_SK is missing/],
  [{ CLOUD_SDK_AK: '' }, /^CLOUD_SDK_AK is missing/],
  [
    { CLOUD_SDK_AK: '', CLOUD_SDK_SK: '', CLOUD_SDK_SECURITY_TOKEN: 'hush-token' },
    /^CLOUD_SDK_AK is missing/,
  ],
  [{ CLOUD_SDK_AK: 'hush id' }, /^CLOUD_SDK_AK holds a character/],
  [{ CLOUD_SDK_AK: 'hush,id' }, /^CLOUD_SDK_AK holds a character/],
  [{ CLOUD_SDK_SK: 'hush\nhush' }, /^CLOUD_SDK_SK holds a character/],
  [{ CLOUD_SDK_SECURITY_TOKEN: 'hush\r\nX-Evil: 1' }, /^CLOUD_SDK_SECURITY_TOKEN holds a character/],
  [{ AOM_PROJECT_ID: '' }, /^AOM_PROJECT_ID is missing/],
  [{ HOST: '0.0.0.0' }, /^HOST is not loopback.*anyone who reaches this port operates production/],
  [{ HOST: '::' }, /^HOST is not loopback/],
  [{ HOST: '127.0.0.1.example.com' }, /^HOST is not loopback/],
  [{ HOST: '10.0.0.7', ALLOW_REMOTE: '0' }, /^HOST is not loopback.*ALLOW_REMOTE=1/],
  [{ AOM_REGION: 'hush' }, /^AOM_REGION is not/],
  [{ PORT: 'hush' }, /^PORT is not/],
  [{ TRUST_PROXY: 'hush' }, /^TRUST_PROXY is not/],
])('with a key, %o is refused in a line without any secret', (env, line) => {
  const answer = readSettings({ ...signing, ...env })
  expect(answer).toEqual({ problem: expect.stringMatching(line) })
  expect(JSON.stringify(answer)).not.toContain('hush')
})
