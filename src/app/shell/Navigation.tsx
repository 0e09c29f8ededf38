import type { ComponentType } from 'react'
import { Link, useLocation } from 'wouter'
import { TourPlace } from '#app/tour/TourPlace'
import { ActivityIcon, AttentionIcon, HandoverIcon, ListIcon } from '#ui/icons'
import { useI18n } from '#i18n/I18n'
import { href, matchRoute, routes } from '#routes'
import styles from './shell.module.css'

const items: readonly NavigationItem[] = [
  { name: 'attention', Icon: AttentionIcon },
  { name: 'executions', Icon: ListIcon, leadsTo: [routes.workflow.path, routes.execution.path] },
  { name: 'activity', Icon: ActivityIcon },
  { name: 'handover', Icon: HandoverIcon },
]

interface NavigationItem {
  readonly name: 'attention' | 'executions' | 'activity' | 'handover'
  readonly Icon: ComponentType<{ size: string }>
  /** Pages that are found below it. */
  readonly leadsTo?: readonly string[]
}

export function Navigation() {
  const { t } = useI18n()
  const [location] = useLocation()
  const opened = matchRoute(location)?.route.path
  return (
    <nav aria-label={t.shell.navigation} className={styles.navigation}>
      {items.map(({ name, Icon, leadsTo = [] }) => {
        const { path, title } = routes[name]
        return (
          <Link
            key={name}
            href={href(name)}
            aria-current={path === opened ? 'page' : leadsTo.includes(opened ?? '') ? true : undefined}
            className={styles.page}
          >
            <Icon size="1.125rem" />
            {title(t)}
          </Link>
        )
      })}
      <TourPlace className={styles.tourBeside} />
    </nav>
  )
}
