import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { Failure } from '#domain/failure/failure'
import { en, type Messages } from '#i18n/en'
import { resetStores } from '#store'
import { I18nProvider } from '#i18n/I18n'
import type { Locale } from '#i18n/locales'
import { zhCN } from '#i18n/zh-CN'
import { FailureNotice } from './FailureNotice'

const catalogues: Record<Locale, Messages> = { en, 'zh-CN': zhCN }

const refusal: Failure = {
  kind: 'refused',
  httpStatus: 400,
  code: 'AOM.31001418',
  message: 'The task does not support the current operation.',
  requestId: 'req-42',
  gatewayRequestId: 'gw-7',
  operation: 'StopExecution',
  call: 'POST /workflow/w-1/executions/e-1/terminate',
  at: Date.UTC(2026, 10, 23, 19, 12, 9),
  projectId: '0123456789abcdef0123456789abcdef',
  region: 'cn-north-4',
}

function show(failure: Failure, locale: Locale = 'en') {
  resetStores()
  const user = userEvent.setup()
  render(
    <I18nProvider locale={locale} messages={catalogues[locale]}>
      <FailureNotice failure={failure} />
    </I18nProvider>,
  )
  return user
}

describe('an operator reads what went wrong', () => {
  it('at once in general words, then in those of the code and the operation', async () => {
    show({ ...refusal, code: 'AOM.31001405', httpStatus: 500, kind: 'broken' })
    const alert = screen.getByRole('alert')
    expect(alert).toHaveTextContent(en.failure.kinds.broken.meaning)
    expect(await within(alert).findByText(/AOM failed inside while it handled this/)).toBeVisible()
    expect(alert).toHaveTextContent('Look at the state that AOM shows now')
    expect(alert).toHaveTextContent('req-42')
    expect(alert).toHaveTextContent('gw-7')
  })

  it('with the IAM actions that may be missing', async () => {
    show({ ...refusal, kind: 'signedOut', httpStatus: 401, code: 'AOM.31009004', message: 'auth failed.' })
    expect(await screen.findByText(/needs the IAM actions cms:execution:create,/)).toBeVisible()
  })

  it('in Chinese, with what the gateway said as the gateway’s', async () => {
    show({ kind: 'broken', httpStatus: 503, code: 'GATEWAY.507', message: 'No audit.' }, 'zh-CN')
    const alert = screen.getByRole('alert')
    expect(alert).toHaveTextContent('请求被本系统的网关拦下')
    expect(await within(alert).findByText(/操作日志无法使用/)).toBeVisible()
    expect(within(alert).getByText('网关返回信息')).toBeVisible()
    expect(within(alert).getByText('No audit.')).toBeVisible()
  })
})

describe('one press copies a bug report', () => {
  it('with every id and AOM’s words, and without what people typed', async () => {
    window.history.replaceState(
      null,
      '',
      '/workflows/w-1/executions/e-1?view=graph&node=n%201&q=secret+search',
    )
    const user = show({ ...refusal, message: 'Refused. X-Auth-Token: not-a-real-password' })
    await user.click(screen.getByRole('button', { name: 'Copy report' }))
    expect(await screen.findByText('Copied')).toHaveRole('status')
    const report = await navigator.clipboard.readText()
    window.history.replaceState(null, '', '/')
    expect(report.split('\n')).toEqual([
      expect.stringMatching(/^AOM Operator \d+\.\d+\.\d+: AOM refused$/),
      expect.stringMatching(/^Time: .*\b\d\d:12:09 \S+ \(2026-11-23T19:12:09\.000Z\)$/),
      'Page: /workflows/w-1/executions/e-1?view=graph&node=n+1',
      'Region: cn-north-4',
      'Project ID: 0123456789abcdef0123456789abcdef',
      'Call: POST /workflow/w-1/executions/e-1/terminate (StopExecution)',
      'HTTP status: 400',
      'Code: AOM.31001418',
      'AOM said: Refused. X-Auth-Token: ••••••',
      'Request ID: req-42',
      'Gateway request ID: gw-7',
      `Browser: ${navigator.userAgent}`,
    ])
  })

  it('and leaves out what is not known', async () => {
    const user = show({ kind: 'offline' })
    await user.click(screen.getByRole('button', { name: 'Copy report' }))
    await screen.findByText('Copied')
    const report = await navigator.clipboard.readText()
    expect(report).toMatch(/^AOM Operator \S+: No connection\nTime: /)
    expect(report).not.toMatch(/undefined|HTTP|Code|Region/)
  })

  it('where copying is blocked, the report stands there to be selected', async () => {
    const user = show(refusal)
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))
    await user.click(screen.getByRole('button', { name: 'Copy report' }))
    expect(await screen.findByText(en.shell.copyFailed)).toHaveRole('status')
    const text = screen.getByText(/^AOM Operator \S+: AOM refused/)
    expect(text).toBeVisible()
    expect(text).toHaveTextContent('Request ID: req-42')
  })
})
