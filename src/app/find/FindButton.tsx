import { useEffect, useState } from 'react'
import { useI18n } from '#i18n/I18n'
import { IconButton } from '#ui/IconButton'
import { SearchIcon } from '#ui/icons'
import { lazyDialog } from '#ui/lazyPart'

const FindDialog = lazyDialog(async () => (await import('./FindDialog')).FindDialog)

/** Any workflow, execution, node or page; also under Ctrl+K and ⌘K, wherever the focus is. */
export function FindButton() {
  const { t } = useI18n()
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      if (!document.querySelector('[role=dialog]')) setIsOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <IconButton
        onClick={() => setIsOpen(true)}
        aria-label={t.shell.find}
        title={`${t.shell.find} (Ctrl+K)`}
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
      >
        <SearchIcon />
      </IconButton>
      {isOpen && <FindDialog onClose={() => setIsOpen(false)} />}
    </>
  )
}
