import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nested, oddBody, bodiesByField, toJson } from '#mocks/oddBodies'
import { createWorld } from '#mocks/world'
import { night, type ScenarioName } from '#mocks/scenarios'
import { excerptOf, readErrorBody } from '#api/wire/errorBody'
import { readExecution, readExecutionList, readWorkflowPage } from '#api/wire/executions'
import { isRecord, readEach } from '#api/wire/fields'
import { readOperation } from '#api/wire/journalOperation'
import { openOperationOf } from '#api/operation/conflict'
import { describeFailure } from '#components/failure/describeFailure'
import { failureReport } from '#components/failure/failureReport'
import { FailureError, type FailureKind } from '#domain/failure/failure'
import { causesOf, missingPermissions } from '#domain/failure/cause'
import { createFormat } from '#i18n/format'
import { en } from '#i18n/en'
import { failureCodes } from '#i18n/en/failureCodes'

import { beSaneActivity, beSaneExecution, beSaneList, beSaneWorkflows } from './sane'

/* Ten thousand odd answers through all that reads and judges them. Twice the same seed is twice the same answers. */

const seeds = [20_261_128, 7, 4_711, 99]
const at = Date.UTC(2026, 10, 23, 19, 12)
const format = createFormat('en', en.time)

const worldOf = (scenario: ScenarioName) => createWorld({ scenario, now: () => at, stopped: true })
const world = worldOf('failed-night')
const runs = [night.contradiction, night.drill, night.payments, night.secrets]

const pages = [0, 4, 8].map((start) => ({
  elements: world.workflows().slice(start, start + 4),
  total_elements: 4,
}))
const details = runs.map(({ workflowId, executionId }) => world.details(workflowId, executionId))
const lists = runs.map(({ workflowId }) => (world.executions(workflowId) ?? []).slice(0, 2))
const errors = [
  { error_code: 'AOM.31001418', error_msg: 'The task does not support the current operation.' },
  {
    error: {
      code: 401,
      message: 'The request you have made requires authentication.',
      title: 'Unauthorized',
    },
  },
  { error_code: 'GATEWAY.409', error_msg: 'It is open.', request_id: 'r', operation: rowOf(0) },
]
const rows = [[rowOf(1), rowOf(2), rowOf(3)]]

function rowOf(position: number) {
  const failed = { state: 'failed', raw: 'fail' }
  return {
    id: `6ba7b810-9dad-11d1-80b4-00c04fd430c${position}`,
    position,
    seq: position,
    projectId: 'p',
    workflowId: 'w',
    workflowName: 'Rotate',
    executionId: 'e',
    nodeId: 'n',
    action: 'restart',
    reason: 'disk was full',
    baseline: { execution: failed, node: failed },
    user: { kind: 'iam', account: 'ops', name: 'li.na', id: 'u1' },
    requestedAt: at,
    answeredAt: at + 1_000,
    outcome: 'accepted',
    httpStatus: 200,
    effect: { seenAt: at + 4_000, seenBy: 'li.na', what: { node: failed } },
  }
}

/** Every answer that is not of AOM's shape is a Failure; anything else that is thrown is a fault of ours. */
async function read<T>(reader: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await reader()
  } catch (error) {
    expect(error).toBeInstanceOf(FailureError)
    return undefined
  }
}

/** The elements of an odd list that are as AOM sent them. */
const untouched = (elements: unknown, correct: readonly unknown[]): unknown[] =>
  Array.isArray(elements)
    ? elements.filter((element) => correct.some((one) => isDeepStrictEqual(one, element)))
    : []

const idsIn = (elements: readonly unknown[], key: string) =>
  new Set(elements.map((element) => (element as Record<string, unknown>)[key]))

/** As it comes over the wire. */
const oddAnswer = (correct: readonly unknown[]) =>
  oddBody(correct).map((body): unknown => JSON.parse(toJson(body)))

async function check<T>(odd: fc.Arbitrary<T>, count: number, property: (value: T) => Promise<void> | void) {
  for (const seed of seeds)
    for (const [index, value] of fc.sample(odd, { seed, numRuns: count / seeds.length }).entries())
      try {
        await property(value)
      } catch (error) {
        throw new Error(`number ${index} of seed ${seed}`, { cause: error })
      }
}

const slow = 120_000

it(
  '3,000 lists: no throw, and no workflow lost beside an odd one',
  () =>
    check(oddAnswer(pages), 3_000, async (body) => {
      const page = await read(() => readWorkflowPage(body))
      if (!page) return
      const elements: unknown = isRecord(body) ? body['elements'] : body
      const wanted = idsIn(
        untouched(
          elements,
          pages.flatMap((one) => one.elements),
        ),
        'id',
      )
      expect([...wanted].filter((id) => !page.workflows.some((workflow) => workflow.id === id))).toEqual([])
      beSaneWorkflows(page, format)
    }),
  slow,
)

it(
  '3,000 executions: no throw, ids are unique, and the graph has no circle',
  () =>
    check(oddAnswer(details), 3_000, async (body) => {
      const execution = await read(() => readExecution(body, night.rotate))
      if (execution) beSaneExecution(execution, format)
    }),
  slow,
)

it(
  '1,500 lists of executions: no throw, and none lost beside an odd one',
  () =>
    check(oddAnswer(lists), 1_500, async (body) => {
      const list = await read(() => readExecutionList(body, 'w'))
      if (!list) return
      const elements: unknown = isRecord(body) ? body['elements'] : body
      const wanted = idsIn(untouched(elements, lists.flat()), 'execution_id')
      expect([...wanted].filter((id) => !list.executions.some((one) => one.executionId === id))).toEqual([])
      beSaneList(list.executions, format)
    }),
  slow,
)

const kinds: readonly FailureKind[] = ['offline', 'signedOut', 'refused', 'throttled', 'broken', 'contract']

it(
  '1,500 error bodies have words, and say no secret',
  () =>
    check(fc.tuple(oddBody(errors), fc.nat()), 1_500, (value) => {
      const [body, choice] = value
      const text = toJson(body)
      const errorBody = readErrorBody(text)
      const failure = {
        kind: kinds[choice % kinds.length] ?? 'broken',
        httpStatus: 300 + (choice % 300),
        ...errorBody,
        ...(choice % 2 === 0 && { excerpt: excerptOf(text) }),
      }
      for (const fact of Object.values(errorBody)) expect(typeof fact).toBe('string')
      const catalogue = { ...failureCodes, causesOf, missingPermissions }
      for (const words of [describeFailure(failure, en), describeFailure(failure, en, catalogue)])
        for (const word of [words.title, words.meaning, words.advice]) expect(word).toMatch(/\S/)
      const from = { version: '1', page: { pathname: '/', search: '' }, now: at, browser: 'b' }
      expect(failureReport(failure, from, { t: en, format })).not.toContain('not-a-real-password')
      openOperationOf(new FailureError({ ...failure, code: 'GATEWAY.409' }, text))
    }),
  slow,
)

it(
  '1,000 rows of the journal: no throw, and none lost beside an odd one',
  () =>
    check(oddAnswer(rows), 1_000, (body) => {
      if (!Array.isArray(body)) return
      const { items } = readEach(body, readOperation)
      const wanted = idsIn(untouched(body, rows.flat()), 'id')
      expect([...wanted].filter((id) => !items.some((item) => item.id === id))).toEqual([])
      beSaneActivity(items)
    }),
  slow,
)

it('the worst that one field could hold, field by field: no throw, and no row goes uncounted', async () => {
  for (const page of pages)
    for (const body of bodiesByField(page)) {
      const read = await readWorkflowPage(JSON.parse(toJson(body)))
      expect(read.unreadable).toBe(0)
      beSaneWorkflows(read, format)
    }
  for (const detail of details)
    for (const body of bodiesByField(detail))
      beSaneExecution(readExecution(JSON.parse(toJson(body)), night.rotate), format)
  for (const body of bodiesByField(rows[0])) {
    const { items, unreadable } = readEach(JSON.parse(toJson(body)), readOperation)
    expect(items.length + unreadable).toBe(3)
    beSaneActivity(items)
  }
})

it('an answer without end is read as far as any page of AOM’s could go', async () => {
  const many = Array.from({ length: 30_000 }, (_, index) => ({
    id: `w${index}`,
    name: 'same',
    status: 'fail',
  }))
  const page = await readWorkflowPage({ elements: many })
  expect(page).toMatchObject({ count: 30_000, unreadable: 20_000 })
  expect(page.workflows).toHaveLength(10_000)
  const nodes = many.map(({ id }) => ({ id, name: 'same', parent_node: 'same,'.repeat(50) }))
  const output = nested(6_000)
  const results = many.map(({ id }) => ({ node_id: id, status: 'fail', output }))
  const execution = readExecution(
    { status: 'fail', workflow_snapshot: { nodes }, execution_result_list: results },
    night.rotate,
  )
  expect(execution.nodes).toHaveLength(10_000)
  expect(execution.unreadable).toBe(40_000)
})
