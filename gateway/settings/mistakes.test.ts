import { expect, test } from 'vitest'
import { readSettings } from './settings'

const project = '0123456789abcdef0123456789abcdef'
const endpoint = 'https://aom.cn-north-4.myhuaweicloud.com'
const north = { AOM_REGION: 'cn-north-4' }
const proxied = { TRUSTED_PROXIES: 'loopback' }

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
  [{ ...north, TRUST_PROXY: 'yes' }, /^TRUST_PROXY is gone: TRUSTED_PROXIES says/],
  [{ ...north, TRUSTED_PROXIES: '1' }, /^TRUSTED_PROXIES is not/],
  [{ ...north, TRUSTED_PROXIES: ',' }, /^TRUSTED_PROXIES is not/],
  [{ ...north, TRUSTED_PROXIES: 'nginx' }, /^TRUSTED_PROXIES is not/],
  [{ ...north, TRUSTED_PROXIES: '0.0.0.0/0' }, /^TRUSTED_PROXIES is not/],
  [{ ...north, TRUSTED_PROXIES: '10.0.0.0/33' }, /^TRUSTED_PROXIES is not/],
  [{ ...north, TRUSTED_PROXIES: 'loopback,10.0.0' }, /^TRUSTED_PROXIES is not/],
  [{ ...north, IDENTITY_HEADER: 'x-forwarded-user' }, /^TRUSTED_PROXIES is missing: IDENTITY_HEADER/],
  [{ ...north, GROUPS_HEADER: 'x-forwarded-groups' }, /^TRUSTED_PROXIES is missing: GROUPS_HEADER/],
  [{ ...north, OPERATOR_GROUPS: 'sre' }, /^GROUPS_HEADER is missing: OPERATOR_GROUPS/],
  [{ ...north, OPERATOR_GROUPS: ' , ' }, /^OPERATOR_GROUPS is not/],
  [{ ...north, ...proxied, IDENTITY_HEADER: 'x user' }, /^IDENTITY_HEADER is not/],
  [{ ...north, ...proxied, IDENTITY_HEADER: 'X-Auth-Token' }, /^IDENTITY_HEADER is not/],
  [{ ...north, ...proxied, IDENTITY_HEADER: 'Authorization' }, /^IDENTITY_HEADER is not/],
  [{ ...north, ...proxied, GROUPS_HEADER: 'host' }, /^GROUPS_HEADER is not/],
  [
    { ...north, ...proxied, IDENTITY_HEADER: 'x-who', GROUPS_HEADER: 'X-Who' },
    /^IDENTITY_HEADER and GROUPS_HEADER/,
  ],
  [{ ...north, DATABASE_URL: 'mysql://db.example.com/journal' }, /^DATABASE_URL is not/],
  [{ ...north, DATABASE_URL: 'db.example.com' }, /^DATABASE_URL is not/],
  [{ ...north, JOURNAL_DAYS: '0' }, /^JOURNAL_DAYS is not/],
  [{ ...north, LOG_LEVEL: 'verbose' }, /^LOG_LEVEL is not/],
  [{ ...north, DRAIN_S: '-1' }, /^DRAIN_S is not/],
  [{ ...north, DRAIN_S: '1.5' }, /^DRAIN_S is not/],
  [{ ...north, MAX_CONNECTIONS: '0' }, /^MAX_CONNECTIONS is not a number from 1 to/],
  [{ ...north, READ_ONLY: 'yes' }, /^READ_ONLY is not/],
  [{ ...north, HTTPS_PROXY: 'http://[proxy' }, /^HTTPS_PROXY is not/],
  [{ ...north, https_proxy: 'socks5://proxy.example.com' }, /^HTTPS_PROXY is not/],
  [{ ...north, WATCH_PROJECTS: project }, /^WATCH_PROJECTS needs a key/],
  [{ ...north, METRICS_REMOTE: '2' }, /^METRICS_REMOTE is not/],
  [{ ...north, AUDIT_REQUIRED: 'no' }, /^AUDIT_REQUIRED is gone, because every change is in the journal/],
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
  [{ TRUST_PROXY: 'hush' }, /^TRUST_PROXY is gone/],
  [{ READER_AK: 'hush' }, /^READER_SK is missing.*read with each operator’s own token/],
  [{ READER_SECURITY_TOKEN: 'hush' }, /^READER_AK is missing/],
  [{ WATCH_PROJECTS: 'hush' }, /^WATCH_PROJECTS is not/],
  [{ WATCH_PROJECTS: 'f'.repeat(32) }, /^WATCH_PROJECTS names a project that is not served/],
  [{ WATCH_PROJECTS: `cn-east-3/${project}` }, /^WATCH_PROJECTS names a region that is not served/],
  [{ READER_AK: 'hush', READER_SK: 'hush' }, /^READER_AK is of no use beside CLOUD_SDK_AK/],
  [{ HOST: '0.0.0.0', TRUSTED_PROXIES: 'loopback' }, /^HOST is not loopback.*IDENTITY_HEADER/],
])('with a key, %o is refused in a line without any secret', (env, line) => {
  const answer = readSettings({ ...signing, ...env })
  expect(answer).toEqual({ problem: expect.stringMatching(line) })
  expect(JSON.stringify(answer)).not.toContain('hush')
})

test.each([
  [
    { AOM_ENDPOINT: 'http://aom.example.com', IAM_ENDPOINT: 'https://iam.example.com' },
    [/^AOM_ENDPOINT is http: tokens go there unencrypted/],
  ],
  [
    { AOM_ENDPOINT: 'http://10.0.0.7', IAM_ENDPOINT: 'http://iam.example.com' },
    [/^AOM_ENDPOINT is http/, /^IAM_ENDPOINT is http: passwords/],
  ],
  [{ AOM_ENDPOINT: 'http://[::1]:9000', IAM_ENDPOINT: 'http://localhost:9001' }, []],
  [{ AOM_ENDPOINT: 'https://aom.example.com', IAM_ENDPOINT: 'https://iam.example.com' }, []],
  [{ AOM_ENDPOINT: 'https://aom.example.com' }, [/^IAM_ENDPOINT is missing.*nobody checks a token/]],
  [{ AOM_REGION: 'cn-north-4' }, []],
])(
  '%o is warned of where credentials would go out in clear text, or nobody would check them',
  (env, lines) => {
    expect(readSettings(env)).toMatchObject({
      warnings: lines.map((line): unknown => expect.stringMatching(line)),
    })
  },
)
