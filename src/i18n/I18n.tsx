import { createContext, use, type ReactNode } from 'react'
import type { Messages } from './en'
import { createFormat, type Format } from './format'
import type { Locale } from './locales'

export interface I18n {
  readonly locale: Locale
  /** The words: `t.states.failed`, or a function where something stands inside: `t.attention.count(3)`. */
  readonly t: Messages
  readonly format: Format
}

const I18nContext = createContext<I18n | null>(null)

export function I18nProvider(props: { locale: Locale; messages: Messages; children: ReactNode }) {
  const value: I18n = {
    locale: props.locale,
    t: props.messages,
    format: createFormat(props.locale, props.messages.time),
  }
  return <I18nContext value={value}>{props.children}</I18nContext>
}

export function useI18n(): I18n {
  const value = use(I18nContext)
  if (!value) throw new Error('useI18n stands outside of I18nProvider')
  return value
}
