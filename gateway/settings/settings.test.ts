import { homedir } from 'node:os'
import { join } from 'node:path'
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
  readerKey: null,
  environment: null,
  host: '127.0.0.1',
  port: 8080,
  allowedHosts,
  trustedProxies: [],
  identityHeader: null,
  groupsHeader: null,
  operatorGroups: null,
  readOnly: false,
  dataDir: join(homedir(), '.local/state/aom-operator'),
  databaseUrl: null,
  databaseAddress: null,
  journalDays: 400,
  auditLog: null,
  watched: [],
  notify: null,
  logLevel: 'info',
  metricsRemote: false,
  drainMs: 0,
  limits: {
    connections: 1024,
    connectionsPerAddress: 256,
    requestsPerAddress: 64,
    requestsPerCredential: 32,
    requestsPerSecond: 50,
    aomConnections: 256,
  },
  warnings: [],
}

test.each<[Record<string, string>, Partial<Settings>]>([
  [{ AOM_REGION: 'cn-north-4' }, {}],
  [{ AOM_REGION: 'cn-east-3, cn-north-4,,cn-east-3' }, { regions: [shanghai, beijing] }],
  [
    { AOM_REGION: 'cn-north-4', IAM_ENDPOINT: 'https://iam.myhuaweicloud.com' },
    { regions: [{ ...beijing, iamEndpoint: 'https://iam.myhuaweicloud.com' }] },
  ],
  [
    { AOM_ENDPOINT: `${endpoint}/` },
    {
      regions: [{ ...beijing, iamEndpoint: null }],
      warnings: [expect.stringMatching(/^IAM_ENDPOINT is missing/) as string],
    },
  ],
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
    { AOM_REGION: 'cn-north-4', METRICS_REMOTE: 'true', READ_ONLY: '1' },
    { metricsRemote: true, readOnly: true },
  ],
  [{ AOM_REGION: 'cn-north-4', METRICS_REMOTE: 'false', READ_ONLY: '0' }, {}],
  [
    { AOM_REGION: 'cn-north-4', TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8 ,loopback' },
    { trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8', 'loopback'] },
  ],
  [
    {
      AOM_REGION: 'cn-north-4',
      TRUSTED_PROXIES: 'uniquelocal',
      IDENTITY_HEADER: 'X-Forwarded-User',
      GROUPS_HEADER: 'X-Forwarded-Groups',
      OPERATOR_GROUPS: 'sre, on call,sre',
    },
    {
      trustedProxies: ['uniquelocal'],
      identityHeader: 'x-forwarded-user',
      groupsHeader: 'x-forwarded-groups',
      operatorGroups: ['sre', 'on call'],
    },
  ],
  [{ AOM_REGION: 'cn-north-4', HOME: '/home/ops' }, { dataDir: '/home/ops/.local/state/aom-operator' }],
  [
    { AOM_REGION: 'cn-north-4', HOME: '/home/ops', XDG_STATE_HOME: '/state' },
    { dataDir: '/state/aom-operator' },
  ],
  [
    { AOM_REGION: 'cn-north-4', HOME: '/home/ops', XDG_STATE_HOME: 'relative' },
    { dataDir: '/home/ops/.local/state/aom-operator' },
  ],
  [
    { AOM_REGION: 'cn-north-4', XDG_STATE_HOME: '/state', STATE_DIRECTORY: '/var/lib/a:/var/lib/b' },
    { dataDir: '/var/lib/a' },
  ],
  [{ AOM_REGION: 'cn-north-4', STATE_DIRECTORY: '/var/lib/a', DATA_DIR: '/data' }, { dataDir: '/data' }],
  [
    {
      AOM_REGION: 'cn-north-4',
      DATABASE_URL: 'postgres://ops:p%40ss@db.example.com/journal?sslmode=require',
    },
    { databaseUrl: 'postgres://ops:p%40ss@db.example.com/journal?sslmode=require' },
  ],
  [
    { AOM_REGION: 'cn-north-4', DATABASE_URL: 'postgresql:///journal?host=/run/postgresql' },
    { databaseUrl: 'postgresql:///journal?host=/run/postgresql' },
  ],
  [
    { AOM_REGION: 'cn-north-4', LOG_LEVEL: 'DEBUG', DRAIN_S: '5', JOURNAL_DAYS: '30' },
    { logLevel: 'debug', drainMs: 5_000, journalDays: 30 },
  ],
  [
    {
      AOM_REGION: 'cn-north-4',
      MAX_CONNECTIONS: '1',
      MAX_CONNECTIONS_PER_ADDRESS: '2',
      MAX_REQUESTS_PER_ADDRESS: '3',
      MAX_REQUESTS_PER_CREDENTIAL: '4',
      MAX_REQUESTS_PER_SECOND: '5',
      AOM_CONNECTIONS: '6',
    },
    {
      limits: {
        connections: 1,
        connectionsPerAddress: 2,
        requestsPerAddress: 3,
        requestsPerCredential: 4,
        requestsPerSecond: 5,
        aomConnections: 6,
      },
    },
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
const key = { CLOUD_SDK_AK: 'EXAMPLEID', CLOUD_SDK_SK: 'hush-hush' }
const signing = { ...north, AOM_PROJECT_ID: project, ...key }

test.each<[Record<string, string>, Partial<Settings>]>([
  [{}, {}],
  [{ CLOUD_SDK_SECURITY_TOKEN: 'hush-token' }, {}],
  [{ HOST: 'localhost' }, { host: 'localhost' }],
  [{ HOST: '127.8.0.1' }, { host: '127.8.0.1', allowedHosts: [...allowedHosts, '127.8.0.1'] }],
  [{ HOST: '::1' }, { host: '::1' }],
  [{ HOST: '0.0.0.0', ALLOW_REMOTE: '1' }, { host: '0.0.0.0' }],
  [
    { HOST: '0.0.0.0', TRUSTED_PROXIES: '10.0.0.7', IDENTITY_HEADER: 'x-forwarded-user' },
    { host: '0.0.0.0', trustedProxies: ['10.0.0.7'], identityHeader: 'x-forwarded-user' },
  ],
])('with a key, and %o, the gateway signs', (env, settings) => {
  const read = good({ ...signing, ...env })
  const watched = [{ projectId: project, region: 'cn-north-4' }]
  expect(read).toEqual({ ...usual, projectId: project, watched, accessKey: read.accessKey, ...settings })
  expect(read.accessKey?.current()).toEqual({
    accessKey: 'EXAMPLEID',
    secretKey: 'hush-hush',
    securityToken: env['CLOUD_SDK_SECURITY_TOKEN'] ?? null,
  })
})

test('with a reader key people sign in all the same, and any address may be listened on', () => {
  const read = good({ ...north, READER_AK: 'READERID', READER_SK: 'hush-hush', HOST: '0.0.0.0' })
  expect(read.accessKey).toBeNull()
  expect(read.readerKey?.current()).toEqual({
    accessKey: 'READERID',
    secretKey: 'hush-hush',
    securityToken: null,
  })
})

test('what is looked at: the served project where there is a key, or those that are named, each in its region', () => {
  const reader = { AOM_REGION: 'cn-north-4,cn-east-3', READER_AK: 'READERID', READER_SK: 'hush-hush' }
  const other = 'f'.repeat(32)
  expect(good({ ...north, AOM_PROJECT_ID: project }).watched).toEqual([])
  expect(good(reader).watched).toEqual([])
  expect(good({ ...reader, AOM_PROJECT_ID: project }).watched).toEqual([
    { projectId: project, region: 'cn-north-4' },
  ])
  expect(good({ ...reader, WATCH_PROJECTS: `${project}, cn-east-3/${other}` }).watched).toEqual([
    { projectId: project, region: 'cn-north-4' },
    { projectId: other, region: 'cn-east-3' },
  ])
})

function good(env: Record<string, string>): Settings {
  const read = readSettings(env)
  if ('problem' in read) throw new Error(read.problem)
  return read
}
