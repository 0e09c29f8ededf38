import { createContext, use } from 'react'
import { useI18n } from '#i18n/I18n'

/** What the project is called: of two tabs one is production and one is not. */
export const ProjectLabelContext = createContext<string | undefined>(undefined)

/** The browser tab's title: the screen's own part first, as tabs cut off the end. */
export function PageTitle({ title }: { title: string }) {
  const { t } = useI18n()
  const project = use(ProjectLabelContext)
  return <title>{t.shell.pageTitle(project === undefined ? title : `${title} · ${project}`)}</title>
}
