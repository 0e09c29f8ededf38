import MuiDialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { clsx } from 'clsx'
import { useEffect, useId, type KeyboardEventHandler, type ReactNode } from 'react'
import { MuiTheme } from '#ui/theme/MuiTheme'
import styles from './Dialog.module.css'

interface DialogProps {
  title: ReactNode
  /** A small line over the title, read out with it. */
  overline?: ReactNode
  children: ReactNode
  /** Buttons, the one that does it last; `status` stands before them. */
  actions?: ReactNode
  /** Said while something is under way. */
  status?: ReactNode
  /** Without it the dialog stays until what is in it is done. */
  onClose?: (() => void) | undefined
  /** A press beside it closes it too: only where nothing that was typed can be lost. */
  closesOutside?: boolean
  size?: 'small' | 'medium'
  /** What comes later makes it higher at its head: its buttons stand still. */
  growsUp?: boolean
  onKeyDown?: KeyboardEventHandler<HTMLDivElement>
}

/** Over the page, and the focus stays in it. Drawn while it is open, and closed by not drawing it. */
export function Dialog(props: DialogProps) {
  const {
    title,
    overline,
    children,
    actions,
    status,
    onClose,
    closesOutside = false,
    size = 'medium',
    growsUp = false,
    onKeyDown,
  } = props
  const titleId = useId()
  const overlineId = useId()
  // It belongs to the page that Back leaves.
  useEffect(() => {
    if (!onClose) return
    window.addEventListener('popstate', onClose)
    return () => window.removeEventListener('popstate', onClose)
  }, [onClose])
  return (
    <MuiTheme>
      <MuiDialog
        open
        fullWidth
        maxWidth={size === 'small' ? 'xs' : 'sm'}
        transitionDuration={0}
        aria-labelledby={titleId}
        {...(overline && { 'aria-describedby': overlineId })}
        slotProps={{ paper: { className: clsx(styles.paper, growsUp && styles.growsUp) } }}
        onClose={(_, reason) => (closesOutside || reason === 'escapeKeyDown') && onClose?.()}
        {...(onKeyDown && { onKeyDown })}
      >
        {overline && (
          <div id={overlineId} className={styles.overline}>
            {overline}
          </div>
        )}
        <DialogTitle id={titleId} className={styles.title}>
          {title}
        </DialogTitle>
        <DialogContent className={styles.content}>{children}</DialogContent>
        {(actions !== undefined || status !== undefined) && (
          <DialogActions className={styles.actions}>
            {status !== undefined && (
              <div role="status" className={styles.status}>
                {status}
              </div>
            )}
            {actions}
          </DialogActions>
        )}
      </MuiDialog>
    </MuiTheme>
  )
}
