import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as logs from '#mocks/scenarios/logs'
import { executionOf, nodeOf } from '#test/nodes'
import type { AttentionRow, RowKind } from './attention'
import { maskOf } from './cause'
import {
  arrangeGroups,
  commonsOf,
  entriesOf,
  groupsOf,
  notArranged,
  shortKey,
  type Arrangement,
  type Entry,
} from './groups'
import type { ExecutionNode } from './node'

const at = Date.UTC(2026, 10, 23, 19, 0)

function row(
  key: string,
  node: Partial<ExecutionNode> = {},
  kind: RowKind = 'failed',
  workflow = key,
): AttentionRow {
  const status = { state: kind === 'paused' ? 'paused' : 'failed', raw: 'x' } as const
  return {
    key,
    kind,
    workflow: { id: workflow, name: `Workflow ${workflow}`, tags: [], status, nodes: [] },
    ref: { workflowId: workflow, executionId: key },
    execution: executionOf('failed'),
    node: nodeOf(key, status.state, node),
    waitingSince: at,
    failure: undefined,
    nextReadAt: undefined,
    readAt: at,
  }
}

const failedOn = (name: string, log: string, address = '10.0.0.1') => ({
  targets: [
    {
      outcome: 'failed' as const,
      key: 'failed-1',
      name,
      address,
      raw: {},
      log: log.replaceAll('{host}', name),
    },
  ],
})
const sizes = (rows: readonly AttentionRow[], by: Parameters<typeof groupsOf>[1] = 'cause') =>
  [...groupsOf(rows, by).values()].map((group) => group.rows.map(({ key }) => key).join(''))
const open = () => true
const closed = () => false
const drawn = (entries: readonly Entry[]) =>
  entries.map((entry) => (entry.kind === 'group' ? `[${entry.group.rows.length}]` : entry.row.key)).join(' ')

describe('alike are', () => {
  it('failures that read the same once hosts, numbers and the like are aside; each real log keeps to its own', () => {
    const all = Object.values(logs).flatMap((log, index) => [
      row(`a${index} `, failedOn('ecs-prod-web-007', log)),
      row(`b${index} `, failedOn('ecs-prod-db-012', log.replaceAll('21877', '4711'), '10.9.9.9')),
    ])
    expect(sizes(all)).toEqual(Object.values(logs).map((_, index) => `a${index} b${index} `))
  })

  it('pauses of one name with one instruction, and neither with failures', () => {
    const rows = [
      row('a', { name: 'Check by hand' }, 'paused'),
      row('b', { name: 'Check by hand' }, 'paused'),
      row('c', { name: 'Check by hand', description: 'Look at the error rate.' }, 'paused'),
      row('d', { name: 'Check by hand' }),
    ]
    expect(sizes(rows)).toEqual(['ab', 'c', 'd'])
  })

  it('those of which AOM gave no reason, by how they ended', () => {
    const timedOut = row('c', { status: { state: 'timedOut', raw: 'timeout' } })
    expect(sizes([row('a'), row('b'), timedOut])).toEqual(['ab', 'c'])
    expect(commonsOf(row('a'), 'cause')).toMatchObject([{ kind: 'noReason', state: 'failed' }])
  })

  it('not what runs again, is over, or is not read yet', () => {
    expect(sizes([row('a', {}, 'again'), row('b', {}, 'over'), row('c', {}, 'unread')])).toEqual([])
  })

  it('by workflow, and by target: a node that failed on two stands with both', () => {
    const a = row('a', failedOn('ecs-1', 'x'), 'failed', 'w')
    const b = row('b', failedOn('ecs-1', 'y'), 'failed', 'w')
    const two = row('c', {
      targets: [...failedOn('ecs-1', 'z').targets, ...failedOn('ecs-2', 'z', '10.0.0.2').targets],
    })
    const namesake = row('d', failedOn('ecs-1', 'x', '10.7.7.7'))
    expect(sizes([a, b, two], 'workflow')).toEqual(['ab', 'c'])
    expect(sizes([a, b, two, namesake], 'target')).toEqual(['abc', 'c', 'd'])
  })

  it('waits since the longest-waiting of them', () => {
    const [group] = groupsOf([row('a'), { ...row('b'), waitingSince: at - 60_000 }], 'cause').values()
    expect(group?.since).toBe(at - 60_000)
  })
})

/* A line of words and of what differs from host to host. */
const word = fc.stringMatching(/^[A-Za-z][a-z]{2,9}$/).filter((text) => !/^[a-f]+$/i.test(text))
const hidden = {
  number: fc.nat(999_999).map(String),
  host: fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 65_535 })).map(([ip, port]) => `${ip}:${port}`),
  id: fc.uuid(),
  path: fc
    .array(fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/), { minLength: 1, maxLength: 4 })
    .map((parts) => `/${parts.join('/')}`),
  time: fc
    .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
    .map((date) => date.toISOString()),
}
type Slot = keyof typeof hidden
const slot = fc.constantFrom(...(Object.keys(hidden) as Slot[]))
const shape = fc.array(
  fc.oneof(
    word.map((text) => ({ word: text })),
    slot.map((name) => ({ slot: name })),
  ),
  { minLength: 2, maxLength: 9 },
)
type Shape = readonly ({ readonly word: string } | { readonly slot: Slot })[]
const fill = (parts: Shape) =>
  fc
    .tuple(...parts.map((part) => ('word' in part ? fc.constant(part.word) : hidden[part.slot])))
    .map((texts) => texts.join(' '))
const settings = { seed: 13, numRuns: 400 }

describe('whatever the words are', () => {
  it('what is masked joins: the same words with other hosts, ids, numbers, times and paths are alike', () => {
    fc.assert(
      fc.property(
        shape.chain((parts) => fc.tuple(fill(parts), fill(parts))),
        ([one, other]) => {
          expect(maskOf(one)).toBe(maskOf(other))
        },
      ),
      settings,
    )
  })

  it('what is not masked separates: any other word makes it another cause', () => {
    fc.assert(
      fc.property(
        shape
          .filter((parts) => parts.some((part) => 'word' in part))
          .chain((parts) => {
            const places = parts.flatMap((part, index) => ('word' in part ? [index] : []))
            return fc
              .tuple(fc.constantFrom(...places), word)
              .filter(([at, text]) => (parts[at] as { word: string }).word !== text)
              .chain(([at, text]) =>
                fc.tuple(
                  fill(parts),
                  fill(parts.map((part, index) => (index === at ? { word: text } : part))),
                ),
              )
          }),
        ([one, other]) => {
          expect(maskOf(one)).not.toBe(maskOf(other))
        },
      ),
      settings,
    )
  })

  it('a host’s name is masked as a whole word, and changes no other word', () => {
    fc.assert(
      fc.property(word, word, fc.stringMatching(/^[a-z]{1,2}$/), (one, other, host) => {
        fc.pre(one !== other && one !== host && other !== host)
        expect(maskOf(`${one} on ${host}`, [host])).not.toBe(maskOf(`${other} on ${host}`, [host]))
      }),
      settings,
    )
  })

  it.each([
    ['HTTP 404 from the mirror', 'HTTP 503 from the mirror'],
    ['ORA-00600: internal error', 'ORA-01555: internal error'],
    ['run.sh: exit code 1', 'run.sh: exit code 137'],
    ['AOM.31001418 said', 'AOM.31001405 said'],
    ['killed by signal 9', 'killed by signal 11'],
    ['退出码 2', '退出码 3'],
    ['curl: (22) The requested URL returned error: 404', 'curl: (22) The requested URL returned error: 503'],
    ['fatal: FAILED! => {"rc": 2}', 'fatal: FAILED! => {"rc": 137}'],
    ['setup.exe returned 3010', 'setup.exe returned 1603'],
    ['Installation failed: 0x80070005', 'Installation failed: 0x80070643'],
    ['Agent crashed: 0xc0000005', 'Agent crashed: 0xc0000374'],
    ['Setup ended: 0x8007000E', 'Setup ended: 0x8007001F'],
  ])('a code is a word: %s', (one, other) => {
    expect(maskOf(one)).not.toBe(maskOf(other))
  })
})

it('the key of an address is short, the same each time, and another for each cause', () => {
  const keys = fc.sample(shape.chain(fill), { numRuns: 2_000, seed: 13 })
  const masks = new Set(keys.map((line) => maskOf(line)))
  expect(new Set([...masks].map(shortKey)).size).toBe(masks.size)
  for (const mask of masks) expect(shortKey(mask)).toMatch(/^[0-9a-z]{2,14}$/)
})

describe('the lines of the list', () => {
  const [a, b, c, d] = [
    row('a', { reason: 'disk is full: 3 MB' }),
    row('b', { reason: 'quota reached' }),
    row('c', { reason: 'disk is full: 5 MB' }),
    row('d', { reason: 'disk is full: 9 MB' }),
  ]
  const again = (of: AttentionRow): AttentionRow => ({ ...of, kind: 'again' })
  const arrange = (rows: readonly AttentionRow[], before: Arrangement = notArranged, isSteady = false) =>
    arrangeGroups(rows, 'cause', before, isSteady)

  it('a group stands where the first of its rows would, with its rows below it once it is open', () => {
    const arrangement = arrange([a, b, c])
    expect(drawn(entriesOf([a, b, c], arrangement, closed))).toBe('[2] b')
    expect(drawn(entriesOf([a, b, c], arrangement, open))).toBe('[2] a c b')
  })

  it('under a hand what is drawn stays where it is and what is new stands by itself, but the group counts it', () => {
    const before = arrange([a, b, c])
    const held = arrange([a, b, c, d], before, true)
    expect(drawn(entriesOf([a, b, c, d], held, closed))).toBe('[3] b d')
    expect(drawn(entriesOf([a, b, c, d], arrange([a, b, c, d], held), closed))).toBe('[3] b')
  })

  it('under a hand no row is taken into a group that came about meanwhile', () => {
    const unread = { ...c, kind: 'unread' as const, node: undefined }
    const before = arrange([a, b, unread])
    expect(drawn(entriesOf([a, b, c], arrange([a, b, c], before, true), closed))).toBe('a b c')
  })

  it('what runs again stays in its group until it leaves, also when all of them do', () => {
    const before = arrange([a, b, c])
    const one = arrange([again(a), b, c], before)
    expect(drawn(entriesOf([again(a), b, c], one, open))).toBe('[1] a c b')
    const all = arrange([again(a), b, again(c)], one)
    expect(drawn(entriesOf([again(a), b, again(c)], all, open))).toBe('[0] a c b')
    expect(drawn(entriesOf([b, c], arrange([b, c], all), open))).toBe('b c')
  })

  it('by target a row stands under each of its targets, with a key of its own there', () => {
    const two = row('e', {
      targets: [...failedOn('ecs-1', 'z').targets, ...failedOn('ecs-2', 'z', '10.0.0.2').targets],
    })
    const rows = [row('f', failedOn('ecs-1', 'x')), two, row('g', failedOn('ecs-2', 'x', '10.0.0.2'))]
    const entries = entriesOf(rows, arrangeGroups(rows, 'target', notArranged, false), open)
    expect(drawn(entries)).toBe('[2] f e [2] e g')
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
  })
})
