import { useEffect, useState } from 'react'
import { useI18n } from '#i18n/I18n'
import { HelpIcon } from '#ui/icons'
import { IconButton } from '#ui/IconButton'
import { lazyPart } from '#ui/lazyPart'

const HelpDialog = lazyPart(async () => (await import('./HelpDialog')).HelpDialog, {
  failure: 'overlay',
  onClose: ({ onClose }) => onClose,
})

/** The words, the states and the keys; also under the key `?`. */
export function HelpButton() {
  const { t } = useI18n()
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === '?' && !isTyping(event) && !document.querySelector('[role=dialog]')) setIsOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <IconButton onClick={() => setIsOpen(true)} aria-label={t.shell.help} aria-keyshortcuts="?">
        <HelpIcon />
      </IconButton>
      {isOpen && <HelpDialog onClose={() => setIsOpen(false)} />}
    </>
  )
}

/** Into a field a question mark is only a letter. */
const isTyping = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey ||
  metaKey ||
  altKey ||
  (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null)
