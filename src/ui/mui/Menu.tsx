import MuiMenu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import type { ReactNode } from 'react'
import { MuiTheme } from '#ui/theme/MuiTheme'
import styles from './Menu.module.css'

interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly detail?: ReactNode
}

interface MenuProps<E extends MenuEntry> {
  label: string
  /** The button that opened it. */
  anchor: Element
  entries: readonly E[]
  onChoose: (entry: E) => void
  onClose: () => void
}

/** What a button offers, below it: arrow keys move, letters find, Enter chooses, Escape closes. Drawn while it is open. */
export function Menu<E extends MenuEntry>({ label, anchor, entries, onChoose, onClose }: MenuProps<E>) {
  return (
    <MuiTheme>
      <MuiMenu
        open
        anchorEl={anchor}
        onClose={onClose}
        transitionDuration={0}
        slotProps={{ list: { 'aria-label': label, dense: true } }}
      >
        {entries.map((entry) => (
          <MenuItem key={entry.id} onClick={() => onChoose(entry)} className={styles.entry ?? ''}>
            {entry.label}
            {entry.detail !== undefined && <span className={styles.detail}>{entry.detail}</span>}
          </MenuItem>
        ))}
      </MuiMenu>
    </MuiTheme>
  )
}
