import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { OperationRecord } from '#domain/operation/operation'
import { currentPhase } from '#domain/operation/record'
import { en } from '#i18n/en'
import { I18nProvider } from '#i18n/I18n'
import { OperationBadge } from './OperationBadge'

const sent: OperationRecord = {
  id: 'r',
  projectId: 'p',
  workflowId: 'w',
  executionId: 'e',
  nodeId: 'n',
  nodeName: 'Reload nginx',
  workflowName: 'Rotate TLS certificates',
  action: 'retry',
  requestedAt: 1_000,
  baseline: { execution: { state: 'failed', raw: 'fail' }, node: { state: 'failed', raw: 'fail' } },
}
const accepted: OperationRecord = {
  ...sent,
  answer: { kind: 'accepted', at: 2_000, httpStatus: 200, body: '' },
}
const seen: OperationRecord = { ...accepted, effectSeenAt: 3_000 }
const steps = [sent, accepted, seen, { ...seen, settledAt: 4_000 }]

it('sending, accepted, seen and done differ in words and in shape, not by colour alone', () => {
  const drawn = steps.map((record) => {
    const { container } = render(
      <I18nProvider locale="en" messages={en}>
        <OperationBadge record={record} now={5_000} />
      </I18nProvider>,
    )
    return { words: container.textContent, shape: container.querySelector('svg')?.innerHTML }
  })
  expect(steps.map(currentPhase)).toEqual(['requested', 'accepted', 'effectSeen', 'settled'])
  expect(new Set(drawn.map(({ words }) => words)).size).toBe(4)
  expect(new Set(drawn.map(({ shape }) => shape)).size).toBe(4)
})
