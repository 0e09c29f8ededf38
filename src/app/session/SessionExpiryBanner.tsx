import { clsx } from 'clsx'
import { Button } from '#ui/Button'
import { WarningIcon } from '#ui/icons'
import text from '#ui/text.module.css'
import { useI18n } from '#i18n/I18n'
import styles from '#app/parts.module.css'

/** Ahead of the end: no dialog that cuts an operation in half, but a strip with the way to go on. `endsAt` is epoch ms. */
export function SessionExpiryBanner({ endsAt, onAgain }: { endsAt: number; onAgain: () => void }) {
  const { t, format } = useI18n()
  return (
    <div className={clsx(text['warningFrame'], styles['sessionEnd'])}>
      <span className={text['warning']}>
        <WarningIcon size="1.25rem" />
      </span>
      <div role="status">{t.signIn.endsAt(format.clock(endsAt))}</div>
      <Button variant="outlined" onClick={onAgain}>
        {t.signIn.again}
      </Button>
    </div>
  )
}
