import { useState } from 'react'
import { useI18n } from '#i18n/I18n'
import { IconButton } from '#ui/IconButton'
import { BellIcon, BellOffIcon } from '#ui/icons'
import { lazyDialog, lazyPart } from '#ui/lazyPart'
import { useAlertChoice } from './alertChoice'

const AlertsDialog = lazyDialog(async () => (await import('./AlertsDialog')).AlertsDialog)

const StopAlerts = lazyPart(async () => (await import('./StopAlerts')).StopAlerts, { failure: 'nowhere' })

/** Whether this browser tells of new stops; where it is wanted, it does so from here. */
export function AlertsButton({ className }: { className?: string | undefined }) {
  const { t } = useI18n()
  const { notifies } = useAlertChoice()
  const [isOpen, setIsOpen] = useState(false)
  const Icon = notifies ? BellIcon : BellOffIcon
  return (
    <>
      <IconButton onClick={() => setIsOpen(true)} aria-label={t.shell.alerts(notifies)} className={className}>
        <Icon />
      </IconButton>
      {isOpen && <AlertsDialog onClose={() => setIsOpen(false)} />}
      {notifies && <StopAlerts />}
    </>
  )
}
