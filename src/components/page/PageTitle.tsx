import { createContext, use, useSyncExternalStore } from 'react'
import { useI18n } from '#i18n/I18n'
import { waitingCount } from './waitingCount'

/** What the project is called: of two tabs one is production and one is not. */
export const ProjectLabelContext = createContext<string | undefined>(undefined)

/** The browser tab's title: the screen's own part first, as tabs cut off the end; before it how many nodes wait, as far as that is known. */
export function PageTitle({ title, count }: { title: string; count?: string }) {
  const { t } = useI18n()
  const project = use(ProjectLabelContext)
  const everywhere = useSyncExternalStore(waitingCount.subscribe, waitingCount.get)
  const known = count ?? everywhere
  const counted = known === undefined ? title : `(${known}) ${title}`
  return <title>{t.shell.pageTitle(project === undefined ? counted : `${counted} · ${project}`)}</title>
}
