import { useI18n } from '#i18n/I18n'
import { Skeleton } from '#ui/Skeleton'
import { Stack } from '#ui/Stack'
import styles from './shell.module.css'

/** Keeps the place of a title and a table while a screen's code is on its way. */
export function ScreenSkeleton() {
  const { t } = useI18n()
  return (
    <Stack as="output" gap="md" aria-busy aria-label={t.shell.loading} className={styles.loading}>
      <Skeleton width={220} height={28} />
      <Skeleton height={40} />
      {Array.from({ length: 10 }, (_, index) => (
        <Skeleton key={index} height={36} />
      ))}
    </Stack>
  )
}
