import { useI18n } from '#i18n/I18n'

/** The browser tab's title: the screen's own part first, as tabs cut off the end. */
export function PageTitle({ title }: { title: string }) {
  const { t } = useI18n()
  return <title>{t.shell.pageTitle(title)}</title>
}
