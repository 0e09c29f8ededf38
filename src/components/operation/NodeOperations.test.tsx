import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { ExecutionNode } from '#domain/execution/node'
import type { OperationAnswer } from '#domain/operation/record'
import type { OperationRecord } from '#domain/operation/operation'
import type { State } from '#domain/execution/status'
import { executionOf as anyExecution, nodeOf as anyNode } from '#test/nodes'
import { en, type Messages } from '#i18n/en'
import { I18nProvider } from '#i18n/I18n'
import type { Locale } from '#i18n/locales'
import { zhCN } from '#i18n/zh-CN'
import { NodeOperations } from './NodeOperations'
import { RequestOperationContext, type OperationRequest } from './request'

const catalogues: Record<Locale, Messages> = { en, 'zh-CN': zhCN }

const nodeOf = (state: State, rest: Partial<ExecutionNode> = {}): ExecutionNode =>
  anyNode('reload', state, { name: 'Reload nginx', ...rest })

const executionOf = (node: ExecutionNode, state: State = 'failed') => anyExecution(state, { nodes: [node] })

function show(
  node: ExecutionNode,
  options: { locale?: Locale; execution?: State; record?: OperationRecord; ageMs?: number } = {},
) {
  const requests: OperationRequest[] = []
  const locale = options.locale ?? 'en'
  const view = render(
    <I18nProvider locale={locale} messages={catalogues[locale]}>
      <RequestOperationContext value={(request) => requests.push(request)}>
        <NodeOperations
          execution={executionOf(node, options.execution)}
          node={node}
          workflowName="Rotate TLS certificates"
          readAt={Date.now() - (options.ageMs ?? 0)}
          record={options.record}
        />
      </RequestOperationContext>
    </I18nProvider>,
  )
  return { requests, ...view }
}

const record = (answer?: OperationAnswer, checkedAt?: number): OperationRecord => ({
  id: 'r',
  projectId: 'p',
  workflowId: 'w',
  executionId: 'e',
  workflowName: 'Rotate TLS certificates',
  nodeId: 'reload',
  nodeName: 'Reload nginx',
  action: 'retry',
  requestedAt: 1_000,
  baseline: { execution: { state: 'failed', raw: 'fail' }, node: { state: 'failed', raw: 'fail' } },
  ...(answer && { answer }),
  ...(checkedAt !== undefined && { checkedAt }),
})

describe('the buttons of a failed node', () => {
  it('are Retry and Skip, and ask for the dialog', async () => {
    const { requests } = show(nodeOf('failed'))
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
      'Retry Reload nginx',
      'Skip Reload nginx',
    ])
    await userEvent.click(screen.getByRole('button', { name: 'Skip Reload nginx' }))
    expect(requests).toMatchObject([{ operation: { action: 'skip', nodeId: 'reload' } }])
  })
})

describe('a button that is not allowed', () => {
  it('can be focused, says why, and asks for nothing', async () => {
    const { requests } = show(nodeOf('succeeded'))
    const retry = screen.getByRole('button', { name: 'Retry Reload nginx' })
    await userEvent.tab()
    expect(retry).toHaveFocus()
    expect(retry).toHaveAttribute('aria-disabled', 'true')
    expect(retry).toBeEnabled()
    expect(retry).toHaveAccessibleDescription(en.operation.refusal.nodeSucceeded)
    await userEvent.click(retry)
    await userEvent.keyboard('{Enter}')
    expect(requests).toEqual([])
  })

  it('says that the data is too old, rather than acting on it', () => {
    show(nodeOf('failed'), { ageMs: 121_000 })
    const retry = screen.getByRole('button', { name: 'Retry Reload nginx' })
    expect(retry).toHaveAttribute('aria-disabled', 'true')
    expect(retry.getAttribute('aria-describedby')).not.toBeNull()
    expect(retry).toHaveAccessibleDescription(/Refresh to act/)
  })
})

describe('while an operation on the node is open', () => {
  const failure = { kind: 'offline' } as const
  it.each([
    ['sending', record()],
    ['accepted', record({ kind: 'accepted', at: 2_000, httpStatus: 200, body: '' })],
    ['of unknown outcome', record({ kind: 'unknown', at: 2_000, failure })],
  ])('%s: nothing more can be asked', (_, open) => {
    show(nodeOf('failed'), { record: open })
    for (const button of screen.getAllByRole('button')) {
      expect(button).toHaveAttribute('aria-disabled', 'true')
      expect(button).toHaveAccessibleDescription(
        'Retry was already sent for this node; its result is awaited.',
      )
    }
  })

  it.each([
    ['no effect was seen', record({ kind: 'accepted', at: 2_000, httpStatus: 200, body: '' }, 63_000)],
    ['nothing moved after a lost answer', record({ kind: 'unknown', at: 2_000, failure }, 63_000)],
    ['AOM refused', record({ kind: 'refused', at: 2_000, failure })],
  ])('once %s, the operator may act again', (_, closed) => {
    show(nodeOf('failed'), { record: closed })
    expect(screen.getByRole('button', { name: 'Retry Reload nginx' })).not.toHaveAttribute('aria-disabled')
  })
})

describe('the buttons of a pause node', () => {
  it('are all three; only Continue is allowed', async () => {
    const { requests } = show(nodeOf('paused', { isPause: true }), { execution: 'paused' })
    expect(screen.getByRole('button', { name: 'Retry Reload nginx' })).toHaveAccessibleDescription(
      'This is a pause: it can only be continued.',
    )
    await userEvent.click(screen.getByRole('button', { name: 'Continue Reload nginx' }))
    expect(requests).toMatchObject([{ operation: { action: 'continue' } }])
  })
})
