import type { ReactNode } from 'react'
import { useI18n } from '#i18n/I18n'
import { Button } from '#ui/Button'
import { Dialog } from '#ui/mui/Dialog'

interface InfoDialogProps {
  title: string
  size?: 'small' | 'medium'
  /** A button before Close. */
  action?: ReactNode
  onClose: () => void
  children: ReactNode
}

/** What is there to be read, or is in effect as soon as it is chosen: nothing can be lost, so a press beside it closes it too. */
export function InfoDialog({ action, onClose, ...dialog }: InfoDialogProps) {
  const { t } = useI18n()
  return (
    <Dialog
      closesOutside
      onClose={onClose}
      actions={
        <>
          {action}
          <Button size="medium" onClick={onClose}>
            {t.signIn.close}
          </Button>
        </>
      }
      {...dialog}
    />
  )
}
