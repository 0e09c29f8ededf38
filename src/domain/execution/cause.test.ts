import { describe, expect, it } from 'vitest'
import * as logs from '#mocks/scenarios/logs'
import { nodeOf, targetOf } from '#test/nodes'
import { causeOf, failingLineOf, maskOf } from './cause'
import type { Target } from './target'

const target = (name: string, rest: Partial<Target>): Target => targetOf(name, 'failed', rest)

const lineOf = (log: string) => causeOf(nodeOf('n', 'failed', { targets: [target('ecs-1', { log })] }))?.line

describe('of a log, the line that names the fault', () => {
  it.each([
    ['the first that names one', logs.nginxLog, /^nginx: \[emerg\] cannot load certificate key/],
    [
      'of several alike, the first',
      logs.diskLog,
      /^rm: cannot remove '\/var\/log\/edge\/access\.log\.14\.gz'/,
    ],
    ['a package manager’s', logs.kernelLog, /^E: Could not get lock \/var\/lib\/dpkg\/lock-frontend/],
    ['not the one that gives up', logs.uploadLog, /^curl: \(55\) Send failure: Broken pipe$/],
    [
      'with the next one, where it ends in a colon',
      logs.passwordLog,
      /^chpasswd: .* failed, error: Authentication token manipulation error$/,
    ],
    [
      'not the one that points to previous errors',
      logs.archiveLog,
      /^tar: \/var\/log\/audit\/audit\.log\.3: file changed as we read it$/,
    ],
    [
      'the exception of a Python trace',
      'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\n    main()\nValueError: no such region\ncleanup done',
      /^ValueError: no such region$/,
    ],
    [
      'the root of a Java trace',
      'Exception in thread "main" java.lang.IllegalStateException: failed\n\tat A.b(A.java:3)\nCaused by: java.net.ConnectException: Connection refused\n\tat C.d(C.java:9)',
      /^Caused by: java\.net\.ConnectException: Connection refused$/,
    ],
    [
      'what stands above a bare exit code',
      '+ ./migrate.sh\nmigrate.sh: column "ssn" is used by view v_people\nmigrate.sh: exit code 3',
      /^migrate\.sh: column "ssn" is used by view v_people$/,
    ],
    [
      'of an Ansible play, the task that failed',
      'PLAY [web] ****\nTASK [Gathering Facts] ****\nok: [ecs-prod-web-007]\nTASK [Reload nginx] ****\nfatal: [ecs-prod-web-007]: FAILED! => {"changed": false, "msg": "Unable to reload service nginx: Job for nginx.service failed."}\nPLAY RECAP ****\necs-prod-web-007 : ok=1 changed=0 unreachable=0 failed=1',
      /^fatal: \[ecs-prod-web-007\]: FAILED! => .*Unable to reload service nginx/,
    ],
    [
      'of a database, its own error',
      'BEGIN\npsql:vacuum.sql:3: ERROR:  canceling statement due to lock timeout\nROLLBACK\nvacuum.sh: exit status 3',
      /^psql:vacuum\.sql:3: ERROR: {2}canceling statement due to lock timeout$/,
    ],
    [
      'of ssh, that it was let in by nobody',
      'Connecting to ecs-prod-db-002 …\nops@ecs-prod-db-002: Permission denied (publickey).\nlost connection',
      /^ops@ecs-prod-db-002: Permission denied \(publickey\)\.$/,
    ],
    [
      'of kubectl, why the roll-out did not end',
      'Waiting for deployment "gateway" rollout to finish: 1 of 4 updated replicas are available...\nerror: deployment "gateway" exceeded its progress deadline',
      /^error: deployment "gateway" exceeded its progress deadline$/,
    ],
    [
      'of a build, what the compiler said and not make',
      'cc -c agent.c\nagent.c:12:10: fatal error: curl/curl.h: No such file or directory\ncompilation terminated.\nmake: *** [Makefile:7: agent.o] Error 1',
      /^agent\.c:12:10: fatal error: curl\/curl\.h: No such file or directory$/,
    ],
    [
      'of a cache that nobody reached, what was tried',
      'Warming 4 caches\nredis-cli: Could not connect to ecs-prod-cache-003:6379\nwarm.sh: line 12: exit code 1',
      /^redis-cli: Could not connect to ecs-prod-cache-003:6379$/,
    ],
    ['a Chinese one', '开始升级\n升级失败：磁盘空间不足\n已退出', /^升级失败：磁盘空间不足$/],
    ['the last, where none names one', 'one\ntwo\nthree\n', /^three$/],
    ['an echoed command, where nothing else was said', '+ reboot', /^\+ reboot$/],
  ])('%s', (_, log, line) => {
    expect(lineOf(log)).toMatch(line)
  })

  it('nothing, where nothing was said', () => {
    expect(lineOf(' \n\t\n')).toBeUndefined()
    expect(causeOf(nodeOf('n', 'failed'))).toBeUndefined()
  })
})

describe('of several targets', () => {
  it('what most of them say, with those that say it; hosts and numbers aside', () => {
    const node = nodeOf('n', 'failed', {
      targets: [
        target('ecs-7', { message: 'no route to 10.0.0.9' }),
        target('ecs-8', { message: 'disk of ecs-8 is full: 12 MB left' }),
        target('ecs-9', { message: 'disk of ecs-9 is full: 7 MB left' }),
        { ...target('ecs-1', { message: 'disk of ecs-1 is full' }), outcome: 'succeeded' },
      ],
    })
    const cause = causeOf(node)
    expect(cause?.line).toBe('disk of ecs-8 is full: 12 MB left')
    expect(cause?.targets.map(({ name }) => name)).toEqual(['ecs-8', 'ecs-9'])
  })

  it('AOM’s own reason comes first, and a message before a log', () => {
    const both = [target('ecs-1', { message: 'said by AOM', log: 'error: said by the script' })]
    expect(causeOf(nodeOf('n', 'failed', { targets: both }))?.line).toBe('said by AOM')
    expect(causeOf(nodeOf('n', 'failed', { reason: 'agent is offline', targets: both }))).toEqual({
      line: 'agent is offline',
      targets: [],
    })
  })
})

describe('what two causes have in common', () => {
  it.each([
    ['Could not connect to 10.1.2.3:8080 after 30 s', 'Could not connect to 10.9.9.9:443 after 5 s'],
    ["rm: cannot remove '/var/log/a.14.gz'", "rm: cannot remove '/var/log/b/c.15.gz'"],
    ['2026-11-24 03:12:09 lock 5f0c1a2b3c4d held', '2026-11-25 04:00:01 lock 77aa01ffeedd held'],
    ['task 0b9d2c1e-3a54-4f6e-8b71-5c2d9e8f7a10 failed', 'task 11111111-3a54-4f6e-8b71-5c2d9e8f7a10 failed'],
  ])('%s', (one, other) => {
    expect(maskOf(one)).toBe(maskOf(other))
  })

  it.each([
    ['Could not connect to 10.1.2.3', 'Could not write to 10.1.2.3'],
    ['quota exceeded', 'quota reached'],
    ['error EPERM', 'error EROFS'],
  ])('unlike: %s', (one, other) => {
    expect(maskOf(one)).not.toBe(maskOf(other))
  })
})

it('colours of a terminal are not part of what is said', () => {
  const log =
    '\u001B[32mstep 1 ok\u001B[0m\n\u001B[1;31mfatal: disk is full\u001B[0m\n\u001B[33mgiving up\u001B[0m'
  expect(lineOf(log)).toBe('fatal: disk is full')
  expect(failingLineOf(log)).toBe(1)
})

it.each([
  ['all is well\ndone', undefined],
  ['', undefined],
  ['+ tar c /var\n\ntar: x: Cannot open: Permission denied\ntar: Exiting with failure status', 2],
])('the first failing line of %j is %s', (log, at) => {
  expect(failingLineOf(log)).toBe(at)
})
