import { useI18n } from '#i18n/I18n'
import { Button } from '#ui/Button'
import { Notice } from '#ui/Notice'
import { Stack } from '#ui/Stack'
import styles from './session.module.css'

/** Ahead of the end: no dialog that cuts an operation in half, but a strip with the way to go on. `endsAt` is epoch ms. */
export function SessionExpiryBanner({ endsAt, onAgain }: { endsAt: number; onAgain: () => void }) {
  const { t, format } = useI18n()
  return (
    <Notice tone="warning" className={styles.expiry}>
      <Stack direction="row" gap="md" align="center" justify="space-between">
        <div role="status">{t.signIn.endsAt(format.clock(endsAt))}</div>
        <Button variant="outlined" onClick={onAgain}>
          {t.signIn.again}
        </Button>
      </Stack>
    </Notice>
  )
}
