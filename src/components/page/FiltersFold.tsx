import type { ReactNode } from 'react'
import { useI18n } from '#i18n/I18n'
import { Disclosure } from '#ui/Disclosure'
import { below } from '#ui/theme/tokens'
import { useMedia } from '#ui/useMedia'

/** What narrows a list. On a phone, where it would fill the first view, behind a line that says how many are set. */
export function FiltersFold({ count, children }: { count: number; children: ReactNode }) {
  const { t } = useI18n()
  const isPhone = useMedia(below('sm'))
  return isPhone ? <Disclosure summary={t.shell.filters(count)}>{children}</Disclosure> : children
}
