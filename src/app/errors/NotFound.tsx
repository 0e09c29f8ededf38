import { Link } from '#ui/Link'
import { EmptyState } from '#ui/EmptyState'
import { PageTitle } from '#components/page/PageTitle'
import { useI18n } from '#i18n/I18n'
import { href } from '#routes'

export function NotFound() {
  const { t } = useI18n()
  return (
    <>
      <PageTitle title={t.shell.notFoundTitle} />
      <EmptyState title={t.shell.notFoundTitle} text={t.shell.notFoundText}>
        <Link href={href('attention')}>{t.shell.toAttention}</Link>
      </EmptyState>
    </>
  )
}
