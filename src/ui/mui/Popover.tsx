import MuiPopover from '@mui/material/Popover'
import type { ReactNode } from 'react'
import { MuiTheme } from '#ui/theme/MuiTheme'
import styles from './Popover.module.css'

export interface PopoverProps {
  /** What it belongs to: it lies below it, and gives the focus back to it. */
  anchor: HTMLElement
  label: string
  children: ReactNode
  onClose: () => void
}

/** A few more controls over the page, until one is pressed, Escape, or a press beside it. */
export function Popover({ anchor, label, children, onClose }: PopoverProps) {
  return (
    <MuiTheme>
      <MuiPopover
        open
        anchorEl={anchor}
        onClose={onClose}
        transitionDuration={0}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': label } }}
      >
        <div className={styles.content}>{children}</div>
      </MuiPopover>
    </MuiTheme>
  )
}
