import { useI18n } from '#i18n/I18n'
import { Menu } from '#ui/mui/Menu'
import styles from './shell.module.css'

interface HeaderMenuProps {
  anchor: Element
  onClose: () => void
}

/** The header's buttons that are out of sight, in their order: each is pressed as a hand would, so none has a second way. */
export function HeaderMenu({ anchor, onClose }: HeaderMenuProps) {
  const { t } = useI18n()
  const buttons = [...(anchor.parentElement?.querySelectorAll<HTMLElement>(`.${styles.wide}`) ?? [])]
  const entries = buttons.map((button) => ({ id: button.title, label: button.title, button }))
  return (
    <Menu
      label={t.shell.more}
      anchor={anchor}
      entries={entries}
      onChoose={({ button }) => {
        onClose()
        button.click()
      }}
      onClose={onClose}
    />
  )
}
