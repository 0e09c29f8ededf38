import { useState } from 'react'
import { useAlertWords } from '#i18n/alerts'
import { InfoDialog } from '#components/page/InfoDialog'
import { Checkbox } from '#ui/mui/Checkbox'
import { Notice } from '#ui/Notice'
import { Stack } from '#ui/Stack'
import { chooseAlerts, useAlertChoice } from './alertChoice'
import { playTones } from './playTones'

type Permission = NotificationPermission | 'unsupported'

const permissionNow = (): Permission => ('Notification' in window ? Notification.permission : 'unsupported')

/** Asks the browser for its permission when notifications are first wanted, and says what stands in the way. */
export function AlertsDialog({ onClose }: { onClose: () => void }) {
  const words = useAlertWords()
  const choice = useAlertChoice()
  const [permission, setPermission] = useState(permissionNow)

  const chooseNotifications = async (notifies: boolean) => {
    if (notifies && permission !== 'granted' && permission !== 'unsupported') {
      const next = await Notification.requestPermission()
      setPermission(next)
      if (next !== 'granted') return
    }
    chooseAlerts({ ...choice, notifies })
  }
  const chooseSound = (sounds: boolean) => {
    chooseAlerts({ ...choice, sounds })
    // So that one knows what to listen for; browsers let a page sound only after a press.
    if (sounds) playTones()
  }
  return (
    <InfoDialog title={words.title} onClose={onClose}>
      <Stack gap="md">
        <p>{words.text}</p>
        {permission === 'unsupported' && <Notice>{words.unsupported}</Notice>}
        {permission === 'denied' && <Notice tone="warning">{words.denied}</Notice>}
        <Checkbox
          label={words.notifies}
          checked={choice.notifies}
          disabled={permission === 'unsupported'}
          onChange={(notifies) => void chooseNotifications(notifies)}
        />
        <Checkbox
          label={words.sounds}
          checked={choice.sounds}
          disabled={!choice.notifies}
          onChange={chooseSound}
        />
      </Stack>
    </InfoDialog>
  )
}
