import { FailureFacts } from '#components/failure/FailureFacts'
import { PageTitle } from '#components/page/PageTitle'
import type { Reading } from '#domain/reading'
import { useDetailWords } from '#i18n/executionDetails'
import { useI18n } from '#i18n/I18n'
import { href } from '#routes'
import { Button } from '#ui/Button'
import { Breadcrumb } from '#ui/Breadcrumb'
import { Link } from '#ui/Link'
import { Stack } from '#ui/Stack'

/** AOM answered that it has no such execution: nothing failed, and there is somewhere to go. */
export function ExecutionMissing(props: { workflowId: string; reading: Reading<unknown> }) {
  const { workflowId, reading } = props
  const words = useDetailWords()
  const { t } = useI18n()
  const { failure, refresh, isReading } = reading
  return (
    <Stack gap="lg">
      <PageTitle title={words.missing} />
      <Breadcrumb label={t.shell.trail}>
        <Link href={href('executions')}>{t.executions.title}</Link>
        <Link href={href('workflow', { workflowId })}>{workflowId}</Link>
        {words.missing}
      </Breadcrumb>
      <h1>{words.missing}</h1>
      <p>{words.missingText}</p>
      <Stack direction="row" gap="lg" align="center">
        <Link href={href('workflow', { workflowId })}>{words.missingWorkflow}</Link>
        <Button variant="outlined" onClick={refresh} isBusy={isReading}>
          {words.readAgain}
        </Button>
      </Stack>
      {failure && <FailureFacts failure={failure} />}
    </Stack>
  )
}
