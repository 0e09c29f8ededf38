import { useCallback, useState } from 'react'
import { useKeys } from '#app/keys/useKeys'
import { useI18n } from '#i18n/I18n'
import { HelpIcon } from '#ui/icons'
import { IconButton } from '#ui/IconButton'
import { lazyDialog } from '#ui/lazyPart'

const HelpDialog = lazyDialog(async () => (await import('./HelpDialog')).HelpDialog)

/** The words, the states and the keys; also under the key `?`. */
export function HelpButton({ className }: { className?: string | undefined }) {
  const { t } = useI18n()
  const [isOpen, setIsOpen] = useState(false)
  useKeys(useCallback(() => setIsOpen(true), []))
  return (
    <>
      <IconButton
        onClick={() => setIsOpen(true)}
        aria-label={t.shell.help}
        aria-keyshortcuts="?"
        className={className}
      >
        <HelpIcon />
      </IconButton>
      {isOpen && <HelpDialog onClose={() => setIsOpen(false)} />}
    </>
  )
}
