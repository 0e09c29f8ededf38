import { Link, useLocation } from 'wouter'
import { ActivityIcon, AttentionIcon, ListIcon } from '#ui/icons'
import { useI18n } from '#i18n/I18n'
import styles from './shell.module.css'

const items = [
  { path: '/attention', word: 'attention', Icon: AttentionIcon },
  { path: '/executions', word: 'executions', Icon: ListIcon },
  { path: '/activity', word: 'activity', Icon: ActivityIcon },
] as const

export function Navigation() {
  const { t } = useI18n()
  const [location] = useLocation()
  return (
    <nav aria-label={t.shell.navigation} className={styles['navigation']}>
      {items.map(({ path, word, Icon }) => {
        const isHere = location === path || location.startsWith(`${path}/`)
        return (
          <Link key={path} href={path} aria-current={isHere ? 'page' : undefined} className={styles['page']}>
            <Icon size="1.125rem" />
            {t.shell[word]}
          </Link>
        )
      })}
    </nav>
  )
}
