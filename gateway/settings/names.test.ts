import { expect, test } from 'vitest'
import { readSettings } from './settings'

const read = (env: Record<string, string>) => readSettings({ AOM_REGION: 'cn-north-4', ...env })

test.each([
  ['AOM_PROJECTID', 'AOM_PROJECT_ID'],
  ['aom_project_id', 'AOM_PROJECT_ID'],
  ['AOM_REGOIN', 'AOM_REGION'],
  ['AOM_PORT', 'PORT'],
  ['AOM_LOG_LEVEL', 'LOG_LEVEL'],
  ['AUDIT_LOGS', 'AUDIT_LOG'],
  ['AUDIT_FILE', 'AUDIT_LOG'],
  ['CLOUD_SDK_SECRET_TOKEN', 'CLOUD_SDK_SECURITY_TOKEN'],
  ['CLOUD_SDK_KS', 'CLOUD_SDK_SK'],
  ['CLOUD_SDK_AK_FLIE', 'CLOUD_SDK_AK_FILE'],
  ['JOURNAL_DAY', 'JOURNAL_DAYS'],
  ['READER_KEY', 'READER_AK'],
  ['READER_AK_FILES', 'READER_AK_FILE'],
])('%s is not ignored: the line asks for %s', (name, meant) => {
  expect(read({ [name]: 'anything' })).toEqual({
    problem: `${name} is not a setting: did you mean ${meant}?`,
  })
})

test('a name like no other of ours points to the list', () => {
  expect(read({ AOM_COFFEE_STRENGTH: '5' })).toEqual({
    problem: 'AOM_COFFEE_STRENGTH is not a setting: aom-operator --help lists all settings',
  })
})

test('a wrong name is said before what is missing because of it', () => {
  expect(readSettings({ AOM_REGOIN: 'cn-north-4' })).toEqual({
    problem: 'AOM_REGOIN is not a setting: did you mean AOM_REGION?',
  })
})

test.each([
  ['LOGLEVEL', 'LOG_LEVEL'],
  ['ALLOWED_HOST', 'ALLOWED_HOSTS'],
  ['TRUSTED_PROXY', null],
  ['TRUSTED_PROXIE', 'TRUSTED_PROXIES'],
  ['MAX_CONNECTION', 'MAX_CONNECTIONS'],
  ['NOTIFY_URLS', 'NOTIFY_URL'],
  ['log_level', 'LOG_LEVEL'],
  ['PROT', 'PORT'],
])('%s may be somebody else’s: it is a warning at most', (name, meant) => {
  expect(read({ [name]: '1' })).toMatchObject({
    warnings: meant === null ? [] : [`${name} is not a setting and does nothing: did you mean ${meant}?`],
  })
})

test.each([
  ['READONLY', 'READ_ONLY'],
  ['READ_ONYL', 'READ_ONLY'],
  ['read_only', 'READ_ONLY'],
  ['OPERATOR_GROUP', 'OPERATOR_GROUPS'],
  ['IDENTITY_HEADERS', 'IDENTITY_HEADER'],
])('%s was to take a right away: the gateway does not start without it', (name, meant) => {
  expect(read({ [name]: '1' })).toEqual({
    problem: `${name} is not a setting and would keep nobody from anything: did you mean ${meant}?`,
  })
})

test.each([
  ['DATABASE_URI', 'DATABASE_URL'],
  ['DATABASE_URL_FILES', 'DATABASE_URL_FILE'],
  ['DATABASE_URI_FILE', 'DATABASE_URL_FILE'],
  ['database_url', 'DATABASE_URL'],
  ['DATADIR', 'DATA_DIR'],
])('%s was to say where the journal is: the gateway does not begin another one', (name, meant) => {
  expect(read({ [name]: 'anything' })).toEqual({
    problem: `${name} is not a setting and would leave the journal elsewhere: did you mean ${meant}?`,
  })
})

test('what an operating system, its shells, tools and schedulers set is nothing to us', () => {
  const strangers = {
    MAX_OLD_SPACE: '512',
    HOME: '/root',
    HOSTNAME: 'pod-1',
    HOSTTYPE: 'x86_64',
    PATH: '/usr/bin',
    PS1: '$',
    ALL_PROXY: 'http://proxy.example.com:3128',
    ftp_proxy: 'http://proxy.example.com:3128',
    https_proxy: 'http://proxy.example.com:3128',
    no_proxy: '127.0.0.1',
    FTP_PROXY: 'http://proxy.example.com:3128',
    JOURNAL_STREAM: '8:12345',
    CLOUD_SDK_VERSION: '550.0.0',
    INVOCATION_ID: '0123',
    NODE_EXTRA_CA_CERTS: '/etc/ca.pem',
    PGHOST: 'db.example.com',
  }
  expect(read(strangers)).toMatchObject({ warnings: [] })
})

test('an empty variable is not set, whatever its name', () => {
  expect(read({ AOM_PROJECTID: '', AUDIT_REQUIRED: ' ' })).toMatchObject({ projectId: null })
})

test('what Kubernetes says of a service called aom-operator is no setting; without such a service it is', () => {
  const service = {
    AOM_OPERATOR_SERVICE_HOST: '10.96.0.7',
    AOM_OPERATOR_SERVICE_PORT: '80',
    AOM_OPERATOR_SERVICE_PORT_HTTP: '80',
    AOM_OPERATOR_PORT: 'tcp://10.96.0.7:80',
    AOM_OPERATOR_PORT_80_TCP_ADDR: '10.96.0.7',
  }
  expect(read(service)).toMatchObject({ warnings: [] })
  expect(read({ ...service, AOM_OPERATORS: 'x' })).toHaveProperty('problem')
  expect(read({ AOM_OPERATOR_PORT: '80' })).toHaveProperty('problem')
})
