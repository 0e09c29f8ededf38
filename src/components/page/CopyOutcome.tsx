import { useI18n } from '#i18n/I18n'
import type { CopyOutcome as Outcome } from '#ui/copying'
import { Text } from '#ui/Text'

/** Beside what copies: what became of it. */
export function CopyOutcome({ outcome }: { outcome: Outcome }) {
  const { t } = useI18n()
  return (
    <Text as="output" look="fine" tone="muted">
      {outcome && (outcome === 'copied' ? t.shell.copied : t.shell.copyFailed)}
    </Text>
  )
}
