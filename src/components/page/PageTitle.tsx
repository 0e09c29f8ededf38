import { createContext, use, useSyncExternalStore } from 'react'
import { useI18n } from '#i18n/I18n'
import { waitingCount } from './waitingCount'

/** What the project is called: of two tabs one is production and one is not. */
export const ProjectLabelContext = createContext<string | undefined>(undefined)

/** The browser tab's title: the screen's own part first, as tabs cut off the end; before it how many nodes wait. */
export function PageTitle({ title, hasCount }: { title: string; hasCount?: boolean }) {
  const { t } = useI18n()
  const project = use(ProjectLabelContext)
  const count = useSyncExternalStore(waitingCount.subscribe, waitingCount.get)
  const counted = hasCount || count === undefined ? title : `(${count}) ${title}`
  return <title>{t.shell.pageTitle(project === undefined ? counted : `${counted} · ${project}`)}</title>
}
