import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSettings } from './settings'
import type { Settings } from './settings'

const project = '0123456789abcdef0123456789abcdef'
const second = 1_000

let folder = ''
let clock = 0
let lines: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'))
  clock = Date.now() + 60 * second
  lines = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)
const write = (name: string, text: string) => writeFileSync(at(name), text)

function read(env: Record<string, string>): Settings | { problem: string } {
  return readSettings(
    { AOM_REGION: 'cn-north-4', AOM_PROJECT_ID: project, ...env },
    { now: () => clock, say: (line) => lines.push(line) },
  )
}

function keyIn(env: Record<string, string>) {
  const settings = read(env)
  if ('problem' in settings) throw new Error(settings.problem)
  const source = settings.accessKey ?? settings.readerKey
  if (!source) throw new Error('no key')
  return source
}

const files = () => ({
  CLOUD_SDK_AK_FILE: at('ak'),
  CLOUD_SDK_SK_FILE: at('sk'),
  CLOUD_SDK_SECURITY_TOKEN_FILE: at('token'),
})

function writeKey(number: number): void {
  write('ak', `EXAMPLEID${number}\n`)
  write('sk', `secret-${number}\n`)
  write('token', `token-${number}\n`)
}
const key = (number: number) => ({
  accessKey: `EXAMPLEID${number}`,
  secretKey: `secret-${number}`,
  securityToken: `token-${number}`,
})

test('a temporary key is taken from its files, and its successor as soon as it is there', () => {
  writeKey(1)
  const source = keyIn(files())
  expect(source.current()).toEqual(key(1))
  clock += 24 * 3_600 * second
  writeKey(2)
  expect(source.current()).toEqual(key(2))
  expect(lines).toEqual(['CLOUD_SDK_AK: the key has changed on the disk, the new one is used from now on'])
})

test('an access key may be a variable, and only its secret a file', () => {
  write('sk', ' reader-secret \n')
  const source = keyIn({ READER_AK: 'READERID', READER_SK_FILE: at('sk') })
  expect(source.current()).toEqual({
    accessKey: 'READERID',
    secretKey: 'reader-secret',
    securityToken: null,
  })
})

test('files are looked at once a second at most', () => {
  writeKey(1)
  const source = keyIn(files())
  source.current()
  writeKey(2)
  clock += second - 1
  expect(source.current()).toEqual(key(1))
  clock += 1
  expect(source.current()).toEqual(key(2))
})

test('a clock that is put back does not stop the looking', () => {
  writeKey(1)
  const source = keyIn(files())
  source.current()
  writeKey(2)
  clock -= 30 * second
  expect(source.current()).toEqual(key(2))
})

test('Kubernetes swaps a link: all files are new at once', () => {
  const version = (number: number) => {
    mkdirSync(at(`..v${number}`))
    for (const [name, text] of [
      ['ak', `EXAMPLEID${number}`],
      ['sk', `secret-${number}`],
      ['token', `token-${number}`],
    ] as const) {
      write(`..v${number}/${name}`, text)
      // The same moment, the same length: only the file itself is another.
      utimesSync(at(`..v${number}/${name}`), 1_700_000_000, 1_700_000_000)
    }
    symlinkSync(`..v${number}`, at('..data_tmp'))
    renameSync(at('..data_tmp'), at('..data'))
  }
  version(1)
  for (const name of ['ak', 'sk', 'token']) symlinkSync(`..data/${name}`, at(name))
  const source = keyIn(files())
  expect(source.current()).toEqual(key(1))
  clock += second
  version(2)
  expect(source.current()).toEqual(key(2))
})

test('a key whose files are being written is not taken before they rest', () => {
  writeKey(1)
  const source = keyIn(files())
  source.current()

  write('ak', 'EXAMPLEID2')
  write('sk', 'sec')
  clock = Date.now()
  expect(source.current()).toEqual(key(1))
  writeKey(2)
  clock += second
  expect(source.current()).toEqual(key(1))
  // Two looks saw the same files.
  clock += second
  expect(source.current()).toEqual(key(2))
})

test('a file that is missing, empty or broken leaves the last good key in use, and is said once', () => {
  writeKey(1)
  const source = keyIn(files())
  const look = () => {
    clock += 5 * second
    return source.current()
  }
  look()

  rmSync(at('sk'))
  expect([look(), look(), look()]).toEqual([key(1), key(1), key(1)])
  expect(lines.splice(0)).toEqual([
    'CLOUD_SDK_SK_FILE names a file that cannot be read (ENOENT); the last good key stays in use',
  ])

  writeKey(2)
  expect(look()).toEqual(key(2))
  lines.splice(0)

  truncateSync(at('token'))
  expect([look(), look()]).toEqual([key(2), key(2)])
  expect(lines.splice(0)).toEqual([
    'CLOUD_SDK_SECURITY_TOKEN_FILE names an empty file; the last good key stays in use',
  ])

  writeKey(3)
  look()
  lines.splice(0)
  write('sk', 'two words')
  expect([look(), look()]).toEqual([key(3), key(3)])
  expect(lines).toEqual([
    'CLOUD_SDK_SK_FILE holds a character that no key has: copy it again, without spaces and line breaks; the last good key stays in use',
  ])
})

test('a file that is touched, or written again with the same key, is no news', () => {
  writeKey(1)
  const source = keyIn(files())
  source.current()
  writeKey(1)
  clock += 5 * second
  expect(source.current()).toEqual(key(1))
  expect(lines).toEqual([])
})

test('the address of the database may be in a file', () => {
  write('database', 'postgres://ops:hush@db.example.com/journal\n')
  expect(read({ DATABASE_URL_FILE: at('database') })).toMatchObject({
    databaseUrl: 'postgres://ops:hush@db.example.com/journal',
  })
})

test('its password is read again when the file changes; another database needs a start, and is said without a secret', () => {
  const address = (password: string, host = 'db.example.com') => `postgres://ops:${password}@${host}/journal`
  write('database', address('first'))
  const settings = read({ DATABASE_URL_FILE: at('database') })
  if ('problem' in settings) throw new Error(settings.problem)
  const look = () => {
    clock += 5 * second
    return settings.databaseAddress?.current()
  }
  expect(look()).toBe(address('first'))
  write('database', address('s%40cond'))
  expect(look()).toBe(address('s%40cond'))
  expect(lines.splice(0)).toEqual([
    'DATABASE_URL: the password has changed on the disk, the new one is used from now on',
  ])
  write('database', address('hush', 'other.example.com'))
  expect([look(), look()]).toEqual([address('s%40cond'), address('s%40cond')])
  expect(lines.splice(0)).toEqual([
    'DATABASE_URL: more than the password has changed on the disk, which needs a start; the last good password stays in use',
  ])
  write('database', address('third'))
  expect(look()).toBe(address('third'))
  expect(read({ DATABASE_URL: address('fixed') })).toMatchObject({ databaseAddress: null })
})

test('of the receiver of messages, address and secret: both are good from the next message on', () => {
  const robot = (key: string) => `https://robot.example.com/hook?key=${key}`
  write('robot', robot('hush-1'))
  write('signed', 'hush-secret-1')
  const settings = read({
    CLOUD_SDK_AK: 'HPUAEXAMPLE00004F2K',
    CLOUD_SDK_SK: 'hush-key',
    NOTIFY_URL_FILE: at('robot'),
    NOTIFY_SECRET_FILE: at('signed'),
  })
  if ('problem' in settings) throw new Error(settings.problem)
  const look = () => {
    clock += 60 * second
    return [settings.notify?.url.href, settings.notify?.secret]
  }
  expect(look()).toEqual([robot('hush-1'), 'hush-secret-1'])
  write('robot', robot('hush-2'))
  write('signed', 'hush-secret-2')
  look()
  expect(look()).toEqual([robot('hush-2'), 'hush-secret-2'])
  write('robot', 'hush hush')
  expect([look(), look()]).toEqual(Array.from({ length: 2 }, () => [robot('hush-2'), 'hush-secret-2']))
  expect(lines).toEqual([
    'NOTIFY_URL: the receiver of messages has changed on the disk, the new one is used from now on',
    expect.stringMatching(/^NOTIFY_URL.*; the last good receiver of messages stays in use$/),
  ])
  expect(lines.join('\n')).not.toContain('hush')
})

test.each<[string, () => Record<string, string>, RegExp]>([
  [
    'missing',
    () => ({ CLOUD_SDK_SK_FILE: at('hush') }),
    /^CLOUD_SDK_SK_FILE names a file that cannot be read \(ENOENT\)/,
  ],
  [
    'a secret itself',
    () => ({ CLOUD_SDK_SK_FILE: 'hush'.repeat(2_000) }),
    /^CLOUD_SDK_SK_FILE names a file that cannot be read \(ENAMETOOLONG\)/,
  ],
  ['a folder', () => ({ READER_AK_FILE: folder }), /^READER_AK_FILE names something that is not a file/],
  ['empty', () => ({ READER_SK_FILE: at('empty') }), /^READER_SK_FILE names an empty file/],
  [
    'too large',
    () => ({ DATABASE_URL_FILE: at('large') }),
    /^DATABASE_URL_FILE names a file that is too large/,
  ],
  ['of another kind', () => ({ DATABASE_URL_FILE: at('words') }), /^DATABASE_URL is not the address/],
  [
    'given beside the value',
    () => ({ CLOUD_SDK_AK: 'hush', CLOUD_SDK_AK_FILE: at('words') }),
    /^CLOUD_SDK_AK and CLOUD_SDK_AK_FILE are both set/,
  ],
  [
    'the file of a setting that takes none',
    () => ({ AOM_PROJECT_ID_FILE: at('words') }),
    /^AOM_PROJECT_ID_FILE is not a setting/,
  ],
])('at the start, a file that is %s is one line', (_, env, line) => {
  write('empty', '\n')
  write('words', 'hush hush')
  write('large', 'hush'.repeat(20_000))
  const answer = read(env())
  expect(answer).toEqual({ problem: expect.stringMatching(line) })
  expect(JSON.stringify(answer)).not.toContain('hush')
  expect(JSON.stringify(answer)).not.toContain(folder)
})
