import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { ExecutionNode } from '#domain/execution/node'
import { actions } from '#domain/operation/action'
import type { Refusal } from '#domain/operation/kind'
import { type OperationRecord, judge, type Operation } from '#domain/operation/operation'
import { states, type State } from '#domain/execution/status'
import type { Trigger } from '#domain/execution/workflow'
import { en, type Messages } from '#i18n/en'
import { I18nProvider } from '#i18n/I18n'
import type { Locale } from '#i18n/locales'
import { zhCN } from '#i18n/zh-CN'
import { OperationButtons } from './OperationButtons'
import { RequestOperationContext, type OperationRequest } from './request'
import { executionOf, nodeOf, workflowOf } from '#test/nodes'

const catalogues: Record<Locale, Messages> = { en, 'zh-CN': zhCN }

const node = (state: State, isPause: boolean) => nodeOf('reload', state, { name: 'Reload nginx', isPause })

const execution = (state: State, ...nodes: ExecutionNode[]) => executionOf(state, { endedAt: 1_000, nodes })

const workflow = (trigger: Trigger, type = 'cron') => workflowOf({ type, trigger })

const everyOperation: Operation[] = [
  ...[false, true].flatMap((isPause) =>
    states.flatMap((run) =>
      states.flatMap((state) =>
        actions.node.map((action): Operation => ({
          action,
          execution: execution(run, node(state, isPause)),
          nodeId: 'reload',
        })),
      ),
    ),
  ),
  ...states.map((state): Operation => ({ action: 'terminate', execution: execution(state) })),
  ...(['enabled', 'disabled'] as const).flatMap((kind) =>
    actions.schedule.flatMap((action): Operation[] => [
      { action, workflow: workflow({ kind }) },
      { action, workflow: workflow({ kind }, 'manual') },
    ]),
  ),
]

/** One example of each refusal. */
const refused = new Map<Refusal, Operation>()
for (const operation of everyOperation) {
  const verdict = judge(operation)
  if (!verdict.allowed) refused.set(verdict.refusal, operation)
}

function show(
  operation: Operation,
  options: { locale?: Locale; record?: OperationRecord; ageMs?: number } = {},
) {
  const requests: OperationRequest[] = []
  const locale = options.locale ?? 'en'
  render(
    <I18nProvider locale={locale} messages={catalogues[locale]}>
      <RequestOperationContext value={(request) => requests.push(request)}>
        <OperationButtons
          operations={[operation]}
          name="Rotate TLS certificates"
          workflowName="Rotate TLS certificates"
          readAt={Date.now() - (options.ageMs ?? 0)}
          record={options.record}
        />
      </RequestOperationContext>
    </I18nProvider>,
  )
  return { requests, button: screen.getByRole('button') }
}

describe('a refusal', () => {
  it.each(
    [...refused].flatMap((one) => (['en', 'zh-CN'] as const).map((locale) => [...one, locale] as const)),
  )('%s has words', (refusal, operation, locale) => {
    const { requests, button } = show(operation, { locale })
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(button).toHaveAccessibleDescription(catalogues[locale].operation.refusal[refusal])
    button.click()
    expect(requests).toEqual([])
  })

  it('is met for every reason that has words', () => {
    expect([...refused.keys()].toSorted()).toEqual(Object.keys(en.operation.refusal).toSorted())
  })
})

describe('old data', () => {
  const old = { ageMs: 121_000 }

  it('is not acted on', () => {
    expect(
      show({ action: 'terminate', execution: execution('running') }, old).button,
    ).toHaveAccessibleDescription(/Refresh to act/)
  })

  it('of what is over for good still says why not: nobody reads it any more', () => {
    expect(
      show({ action: 'terminate', execution: execution('canceled') }, old).button,
    ).toHaveAccessibleDescription(en.operation.refusal.isCanceled)
  })
})

describe('names', () => {
  const of: Operation[] = [
    { action: 'terminate', execution: execution('running') },
    { action: 'run', workflow: workflow({ kind: 'enabled' }), executions: [] },
    { action: 'disable', workflow: workflow({ kind: 'enabled' }) },
    { action: 'enable', workflow: workflow({ kind: 'disabled' }) },
  ]
  it.each([
    ['Terminate Rotate TLS certificates', 'Terminate', of[0]],
    ['Run Rotate TLS certificates now', 'Run now', of[1]],
    ['Disable schedule of Rotate TLS certificates', 'Disable schedule', of[2]],
    ['Enable schedule of Rotate TLS certificates', 'Enable schedule', of[3]],
  ])('%s reads “%s” and asks for the dialog', async (name, text, operation) => {
    const { requests, button } = show(operation as Operation)
    expect(button).toHaveAccessibleName(name)
    expect(button).toHaveTextContent(text)
    await userEvent.click(button)
    expect(requests).toMatchObject([{ operation: { action: operation?.action } }])
  })
})

it('while one is open, nothing more can be asked of the subject', () => {
  const record: OperationRecord = {
    id: 'r',
    projectId: 'p',
    workflowId: 'w',
    workflowName: 'Rotate TLS certificates',
    action: 'disable',
    requestedAt: 1_000,
    baseline: { trigger: { kind: 'enabled' } },
  }
  const { button } = show({ action: 'enable', workflow: workflow({ kind: 'unknown', raw: 'x' }) }, { record })
  expect(button).toHaveAccessibleDescription(
    'Disable schedule was already sent for this schedule; its result is awaited.',
  )
})
