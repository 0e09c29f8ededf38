import { Skeleton } from '#ui/Skeleton'
import { useI18n } from '#i18n/I18n'
import styles from '#app/parts.module.css'

/** Keeps the place of a title and a table while a screen's code is on its way. */
export function ScreenSkeleton() {
  const { t } = useI18n()
  return (
    <output aria-busy aria-label={t.shell.loading} className={styles['loading']}>
      <Skeleton className={styles['titlePlace']} />
      <Skeleton className={styles['filterPlace']} />
      {Array.from({ length: 10 }, (_, index) => (
        <Skeleton key={index} />
      ))}
    </output>
  )
}
