import { render, screen } from '@testing-library/react'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { night, PROJECT_ID } from '#mocks/scenarios'
import { OperationBadge } from '#components/operation/OperationBadge'
import { OperationResult } from '#components/operation/OperationResult'
import { begunPath, operationPath } from '#components/operation/kinds'
import { currentPhase, isFollowed, isOpen, phaseOf } from '#domain/operation/record'
import { phaseLabel } from '#components/operation/phase'
import { applyRead, recordName, type OperationRecord, subjectKey } from '#domain/operation/operation'
import type { Observation } from '#domain/operation/kind'
import { executionOf, nodeOf } from '#test/nodes'
import type { Workflow } from '#domain/execution/workflow'
import { en } from '#i18n/en'
import { I18nProvider } from '#i18n/I18n'
import { zhCN } from '#i18n/zh-CN'
import { freshRecords } from '#queries/operation/store'
import { renderApp, testNow } from '#test/renderApp'

/*
 * Records that other versions, other programs or a broken disk left behind: every page goes on with those that can be
 * read, and none of them throws anywhere.
 */

const at = testNow.getTime()
const seed = 20_261_125
const failed = { state: 'failed', raw: 'fail' }
const running = { state: 'running', raw: 'running' }
const failure = { kind: 'refused', code: 'AOM.31001418', message: 'no', httpStatus: 400, at }

const sent = {
  id: 'odd',
  projectId: PROJECT_ID,
  workflowId: night.rotate.workflowId,
  workflowName: night.rotate.workflow,
  reason: 'two bad hosts',
  requestedAt: at - 9_000,
}
const ofNode = {
  ...sent,
  action: 'retry',
  executionId: night.rotate.executionId,
  nodeId: night.rotate.nodeId,
  nodeName: night.rotate.node,
  baseline: { execution: failed, node: failed, nodeBeganAt: at - 99_000 },
}
const accepted = {
  kind: 'accepted',
  at: at - 8_000,
  httpStatus: 200,
  body: '{"result":"success"}',
  requestId: 'r',
}
const seen = { effectSeenAt: at - 5_000, settledAt: at - 4_000, checkedAt: at - 4_000 }

const whole: readonly object[] = [
  ofNode,
  { ...ofNode, answer: accepted, ...seen, effectSeen: { execution: running, node: running } },
  { ...ofNode, answer: { kind: 'refused', at, failure } },
  { ...ofNode, answer: { kind: 'unknown', at, failure: { kind: 'offline' } }, checkedAt: at + 99_000 },
  {
    ...ofNode,
    answer: { kind: 'notSent', at, failure, blockedBy: { name: 'li.na', action: 'skip', since: at } },
  },
  { ...ofNode, by: { name: 'li.na', account: 'ops', heardAt: at - 1_000 } },
  {
    ...sent,
    action: 'terminate',
    executionId: night.rotate.executionId,
    baseline: { execution: running, busyNodes: ['Reload nginx'], executionEndedAt: at },
    answer: accepted,
    ...seen,
    effectSeen: { execution: { state: 'canceled', raw: 'cancel' } },
  },
  {
    ...sent,
    action: 'run',
    executionId: 'begun',
    baseline: { newest: { executionId: 'e1', beganAt: at, status: failed }, known: ['e1'], editedAt: at },
    answer: accepted,
    ...seen,
    effectSeen: { executionId: 'begun', execution: running, isNamed: false },
  },
  {
    ...sent,
    action: 'disable',
    baseline: { trigger: { kind: 'enabled' } },
    answer: accepted,
    ...seen,
    effectSeen: { trigger: { kind: 'unknown', raw: 'inactive' } },
  },
]

type Json = { [key: string]: unknown }
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Every place in a record: the object that holds it, and its key. */
const placesIn = (value: Json): (readonly [Json, string])[] =>
  Object.keys(value).flatMap((key) => {
    const inner = value[key]
    return [[value, key] as const, ...(isObject(inner) ? placesIn(inner) : [])]
  })

const oddKeys = ['__proto__', 'constructor', 'toString', 'prototype', 'then', '']
const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    {},
    [],
    '',
    'postponed',
    '__proto__',
    'constructor',
    'unknown',
    '\uD800',
    '%E0%A4%A',
    '../../../x?y#z',
    -1,
    0.5,
    1e308,
    8.64e15,
    8.64e15 + 1,
    true,
    [null],
    { kind: 'accepted' },
    { toString: 1 },
  ),
)

/** One to three changes of a whole record, as the text that storage holds. */
const mutated = fc
  .record({
    base: fc.constantFrom(...whole),
    changes: fc.array(
      fc.record({
        place: fc.nat(),
        how: fc.constantFrom('remove', 'replace', 'replace', 'rename', 'add'),
        key: fc.constantFrom(...oddKeys),
        value: oddValue,
      }),
      { minLength: 1, maxLength: 3 },
    ),
    cut: fc.oneof({ weight: 30, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(300) }),
  })
  .map(({ base, changes, cut }) => {
    const record = structuredClone(base) as Json
    // A key that every object has can only be written as text.
    const renamed = new Map<string, string>()
    for (const [index, { place, how, key, value }] of changes.entries()) {
      const places = placesIn(record)
      const [holder, name] = places[place % Math.max(places.length, 1)] ?? [record, 'id']
      if (how === 'replace') holder[name] = value
      if (how !== 'rename' && how !== 'remove') {
        if (how === 'add') holder[`odd${index}`] = value
      } else {
        if (how === 'rename') holder[`odd${index}`] = holder[name]
        delete holder[name]
      }
      renamed.set(`"odd${index}":`, `${JSON.stringify(key)}:`)
    }
    let text = JSON.stringify(record)
    for (const [from, to] of renamed) text = text.replaceAll(from, to)
    return text.slice(0, cut)
  })

const key = 'aom-operator.operation.odd'
const node = nodeOf(night.rotate.nodeId, 'running', { name: night.rotate.node, beganAt: testNow.getTime() })
const sightings: readonly Observation[] = [
  {
    kind: 'execution',
    execution: { ...executionOf('running', { nodes: [node] }), ...night.rotate },
  },
  {
    kind: 'executions',
    workflowId: night.rotate.workflowId,
    executions: [
      {
        workflowId: night.rotate.workflowId,
        executionId: 'new',
        status: { state: 'running', raw: 'running' },
        nodes: [],
      },
    ],
  },
  {
    kind: 'workflow',
    workflow: {
      id: night.rotate.workflowId,
      name: night.rotate.workflow,
      tags: [],
      status: { state: 'running', raw: 'running' },
      nodes: [],
      trigger: { kind: 'disabled' },
    } satisfies Workflow,
  },
]

/** All that the pages call on a record. */
function use(record: OperationRecord) {
  const phase = currentPhase(record)
  for (const t of [en, zhCN]) phaseLabel(record, t)
  isOpen(phase)
  isFollowed(phaseOf(record, at))
  recordName(record).trim()
  for (const path of [operationPath(record), begunPath(record) ?? '/'])
    expect(URL.canParse(path, 'http://localhost')).toBe(true)
  subjectKey(record)
  for (const [locale, messages] of [
    ['en', en],
    ['zh-CN', zhCN],
  ] as const) {
    const view = render(
      <I18nProvider locale={locale} messages={messages}>
        <OperationBadge record={record} now={testNow.getTime()} />
        <OperationResult
          record={record}
          isExpanded
          onExpand={() => undefined}
          onCheckAgain={() => undefined}
          onDismiss={() => undefined}
        />
      </I18nProvider>,
    )
    view.unmount()
  }
}

it('1,000 odd records: each is used or set aside, and nothing throws', () => {
  let used = 0
  let moved = 0
  fc.assert(
    fc.property(mutated, (text) => {
      localStorage.setItem(key, text)
      for (const record of freshRecords()) {
        used += 1
        use(record)
        for (const sighting of sightings) {
          const next = applyRead(record, sighting, at + 1_000)
          // Most reads say nothing of a record: it is drawn already.
          if (next === record) continue
          moved += 1
          use(next)
        }
      }
      expect(localStorage.getItem(key)).toBe(text)
    }),
    { seed, numRuns: 1_000 },
  )
  // Enough of them get so far.
  expect(used).toBeGreaterThan(150)
  expect(moved).toBeGreaterThan(30)
}, 120_000)

it('what is whole is read as it stands', () => {
  for (const record of whole) {
    localStorage.setItem(key, JSON.stringify(record))
    expect(freshRecords()).toEqual([record])
  }
})

it.each([
  ['/attention', `Retry ${night.rotate.node}`],
  [
    `/workflows/${night.rotate.workflowId}/executions/${night.rotate.executionId}`,
    `Terminate ${night.rotate.workflow}`,
  ],
  [`/workflows/${night.rotate.workflowId}`, `Run ${night.rotate.workflow} now`],
  ['/activity', 'Activity'],
])('%s is drawn with 150 of them in storage', async (url, label) => {
  for (const [index, text] of fc.sample(mutated, { seed, numRuns: 150 }).entries())
    localStorage.setItem(`${key}-${index}`, text.replace('"id":"odd"', `"id":"odd-${index}"`))
  renderApp(url)
  expect(freshRecords().length).toBeGreaterThan(20)
  expect(await screen.findAllByLabelText(label)).not.toEqual([])
  expect(screen.queryByText(en.shell.crashTitle)).toBeNull()
})
