import { act, fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Reading } from '#domain/reading'
import { NoticeSlotOutlet, NoticeSlotProvider } from '#components/page/slots'
import { en, type Messages } from '#i18n/en'
import { I18nProvider } from '#i18n/I18n'
import type { Locale } from '#i18n/locales'
import { zhCN } from '#i18n/zh-CN'
import { ReadFailure } from './ReadFailure'

const catalogues: Record<Locale, Messages> = { en, 'zh-CN': zhCN }
const now = Date.parse('2026-11-24T03:12:09Z')
beforeEach(() => void vi.useFakeTimers({ now }))

function show(reading: Partial<Reading<unknown>>, locale: Locale = 'en') {
  const refresh = vi.fn<() => void>()
  const whole: Reading<unknown> = {
    data: undefined,
    readAt: now - 40_000,
    failure: { kind: 'broken', httpStatus: 503, requestId: 'req-42' },
    isReading: false,
    isPolling: true,
    nextReadAt: now + 9_000,
    refresh,
    ...reading,
  }
  render(
    <I18nProvider locale={locale} messages={catalogues[locale]}>
      <NoticeSlotProvider>
        <NoticeSlotOutlet className="kept" />
        <ReadFailure reading={whole} />
      </NoticeSlotProvider>
    </I18nProvider>,
  )
  return { refresh, line: () => document.querySelector('.kept') }
}

describe('a read failed over data that is still there', () => {
  it('is one line: what failed, how old what is shown is, and when it is tried again, counted down', () => {
    const { line, refresh } = show({})
    expect(line()).toHaveTextContent(
      'AOM gave no usable answer · what is shown is 40s oldNext try in 9s.Try nowDetails',
    )
    act(() => void vi.advanceTimersByTime(2_000))
    expect(line()).toHaveTextContent('42s oldNext try in 7s.')
    act(() => void vi.advanceTimersByTime(7_000))
    expect(line()).toHaveTextContent('Trying now…')
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }))
    expect(refresh).toHaveBeenCalledOnce()
  })

  it('in Chinese', () => {
    expect(show({}, 'zh-CN').line()).toHaveTextContent(
      'AOM 未返回可用的结果 · 当前显示的是 40 秒前的数据9 秒后重试。立即重试详情',
    )
  })

  it('is read out once, without what counts by the second', () => {
    show({})
    expect(screen.getByRole('alert').textContent).toBe('AOM gave no usable answer')
  })

  it('what AOM said is there on request', () => {
    show({})
    expect(screen.queryByText('req-42')).toBeNull()
    const details = screen.getByText('Details').closest('details') as HTMLDetailsElement
    act(() => {
      details.open = true
      fireEvent(details, new Event('toggle'))
    })
    expect(screen.getByText('req-42')).toBeInTheDocument()
  })

  it('promises no next try where nobody will ask again', () => {
    expect(show({ nextReadAt: undefined }).line()).not.toHaveTextContent('Next try')
  })
})

it('where nothing was ever read, all of it is said in the page, with the next try', () => {
  const { line } = show({ readAt: undefined })
  expect(line()).toBeEmptyDOMElement()
  expect(screen.getByRole('alert')).toHaveTextContent('req-42')
  expect(screen.getByRole('alert')).toHaveTextContent('Next try in 9s.')
})
