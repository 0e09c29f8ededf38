import { expect, test } from 'vitest'
import { executionOf, nodeOf, targetOf } from '#test/nodes'
import type { Target, TargetOutcome } from '#domain/execution/target'
import { en } from '#i18n/en'
import { copy } from '#i18n/en/copy'
import { createFormat } from '#i18n/format'
import { report } from './report'

const i18n = {
  t: en,
  format: { ...createFormat('en', en.time), time: (at: number) => new Date(at).toISOString() },
}

const target = (name: string, outcome: TargetOutcome, log?: string): Target =>
  targetOf(name, outcome, log === undefined ? {} : { log })

const at = Date.UTC(2026, 10, 23, 19, 0)

const reload = nodeOf('reload', 'failed', {
  name: 'Reload *nginx* | all',
  beganAt: at + 60_000,
  endedAt: at + 118_000,
  targets: [
    target(
      'ecs-web-007',
      'failed',
      'curl -u admin -p Hunter2000 http://x\nE: cannot connect: password=Hunter2000',
    ),
    target('ecs-web-017', 'failed'),
    target('ecs-web-018', 'succeeded'),
  ],
})

const execution = executionOf('failed', {
  executionId: 'exe-1',
  startedBy: 'chen_wei',
  beganAt: at,
  endedAt: at + 118_000,
  nodes: [nodeOf('fetch', 'succeeded', { name: 'Fetch', beganAt: at, endedAt: at + 23_000 }), reload],
})

const reported = {
  execution,
  workflowName: 'Rotate TLS',
  link: 'https://ops.example/workflows/w/executions/exe-1',
  readAt: at + 600_000,
}

test('of an execution: the facts, why it stands, and every node', () => {
  expect(report(reported, copy, i18n)).toBe(`## Rotate TLS: Failed

- Workflow: Rotate TLS
- Execution: [exe-1](https://ops.example/workflows/w/executions/exe-1)
- Began: 2026-11-23T19:00:00.000Z
- Ended: 2026-11-23T19:01:58.000Z
- Started by: chen\\_wei
- As AOM said at: 2026-11-23T19:10:00.000Z

### Reload \\*nginx\\* \\| all

\`\`\`
E: cannot connect: password=••••••
\`\`\`

2 of 3 hosts: ecs-web-007, -017

| Node | State | Took | Hosts |
| --- | --- | --- | --- |
| Fetch | Succeeded | 23s |  |
| Reload \\*nginx\\* \\| all | Failed | 58s | 2 failed · 1 ok |
`)
})

test('of one node: its own times and hosts, and how the execution stands', () => {
  const text = report({ ...reported, node: reload }, copy, i18n)
  expect(text).toContain('## Rotate TLS › Reload \\*nginx\\* \\| all: Failed')
  expect(text).toContain('- Execution’s state: Failed\n- Began: 2026-11-23T19:01:00.000Z')
  expect(text).not.toContain('| Node |')
  expect(text).not.toContain('Hunter2000')
})

test('what AOM said ends no block of code', () => {
  const node = nodeOf('n', 'failed', { reason: 'error ``` # heading' })
  expect(report({ ...reported, node }, copy, i18n)).toContain('````\nerror ``` # heading\n````')
})
