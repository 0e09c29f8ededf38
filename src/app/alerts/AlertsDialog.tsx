import { useState, useSyncExternalStore } from 'react'
import { useAlertWords } from '#i18n/alerts'
import { InfoDialog } from '#components/page/InfoDialog'
import { Checkbox } from '#ui/mui/Checkbox'
import { Notice } from '#ui/Notice'
import { Stack } from '#ui/Stack'
import { chooseAlerts, useAlertChoice } from './alertChoice'
import { playTones } from './playTones'
import { isUnable, showNotification } from './showNotification'

type Permission = NotificationPermission | 'unsupported'

const permissionNow = (): Permission => ('Notification' in window ? Notification.permission : 'unsupported')

/** Asks the browser for its permission when notifications are first wanted, and says what stands in the way. */
export function AlertsDialog({ onClose }: { onClose: () => void }) {
  const words = useAlertWords()
  const choice = useAlertChoice()
  const [permission, setPermission] = useState(permissionNow)
  const isRefused = useSyncExternalStore(isUnable.subscribe, isUnable.get)

  const chooseNotifications = async (notifies: boolean) => {
    if (notifies && permission !== 'granted' && permission !== 'unsupported') {
      const next = await Notification.requestPermission()
      setPermission(next)
      if (next !== 'granted') return
    }
    chooseAlerts({ ...choice, notifies })
    // So that one knows what to expect, and learns at once if this browser shows none.
    if (notifies) showNotification(words.sample, { body: words.sampleText, tag: 'sample' })
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
        {isRefused && <Notice tone="warning">{words.unable}</Notice>}
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
