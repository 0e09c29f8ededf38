import { act, fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { en, type Messages } from '#i18n/en'
import { I18nProvider } from '#i18n/I18n'
import type { Locale } from '#i18n/locales'
import { zhCN } from '#i18n/zh-CN'
import { DataAge, type ReadingAge } from './DataAge'

const catalogues: Record<Locale, Messages> = { en, 'zh-CN': zhCN }
const now = Date.parse('2026-11-24T03:12:09Z')

beforeEach(() => {
  vi.useFakeTimers({ now })
})

const ago = (ms: number) => now - ms

/** The words beside the button, and the room that is kept for them. */
const keptWords = () => screen.getByRole('button').nextElementSibling as HTMLElement

function show(reading: Partial<ReadingAge>, locale: Locale = 'en') {
  const refresh = vi.fn<() => void>()
  const whole: ReadingAge = {
    readAt: undefined,
    failure: undefined,
    isReading: false,
    isPolling: true,
    refresh,
    ...reading,
  }
  render(
    <I18nProvider locale={locale} messages={catalogues[locale]}>
      <DataAge reading={whole} />
    </I18nProvider>,
  )
  return { refresh }
}

describe('the age of what is shown, in words', () => {
  it.each<[string, Partial<ReadingAge>]>([
    ['Reading…', { isReading: true }],
    ['Not read yet', {}],
    ['Live · 3s', { readAt: ago(3_000) }],
    ['12s old', { readAt: ago(12_000), isPolling: false }],
    ['Offline · 2m old', { readAt: ago(120_000), failure: { kind: 'offline' } }],
    ['Not updating · 2m 5s old', { readAt: ago(125_000), failure: { kind: 'broken' } }],
  ])('%s', (words, reading) => {
    show(reading)
    expect(keptWords()).toHaveTextContent(words)
  })

  it('goes on by the second, and a press reads again', () => {
    const { refresh } = show({ readAt: now })
    expect(keptWords()).toHaveTextContent('Live · 0s')
    act(() => {
      vi.advanceTimersByTime(9_000)
    })
    expect(keptWords()).toHaveTextContent('Live · 9s')
    fireEvent.click(screen.getByRole('button', { name: 'Refresh' }))
    expect(refresh).toHaveBeenCalledOnce()
  })
})

describe('the header stands still', () => {
  it.each(['en', 'zh-CN'] as const)('room is kept for the longest words from the start (%s)', (locale) => {
    show({ isReading: true }, locale)
    const longest = keptWords().style.getPropertyValue('--longest').replaceAll('"', '')
    const { live, old, offline, notUpdating, reading, neverRead } = catalogues[locale].shell
    const age = locale === 'en' ? '59m 59s' : '59 分钟 59 秒'
    const all = [live(age), [old(age)], offline(age), notUpdating(age), [reading], [neverRead]]
    for (const words of all) expect(longest.length).toBeGreaterThanOrEqual(words.join(' · ').length)
    // Only kept, not said: a screen reader and a search of the page find the true words alone.
    expect(screen.queryByText(longest)).toBeNull()
  })
})
