import { CopyMenu } from '#components/copy/CopyMenu'
import { lastGoodRun } from '#domain/execution/comparison'
import type { Execution } from '#domain/execution/execution'
import { useRunHistoryWords } from '#i18n/runHistory'
import { aomCall } from '#queries/aomCall'
import { useRunHistory } from '#queries/runHistory'
import { currentPlace } from '#queries/session'
import { RefusableButton } from '#ui/RefusableButton'
import { Stack } from '#ui/Stack'
import { RunPace } from './Pace'
import styles from './pace.module.css'

interface RunInsightProps {
  execution: Execution
  /** The run that it is compared with. */
  comparedWith: string | undefined
  onCompare: (executionId: string | undefined) => void
}

interface CopiedProps {
  workflowName: string
  readAt: number | undefined
}

/** What earlier runs say of this one, and what can be copied of it. */
export function RunInsight({ workflowName, readAt, ...compared }: RunInsightProps & CopiedProps) {
  const { execution } = compared
  return (
    <Stack direction="row" align="center" className={styles.insight}>
      <CompareButton {...compared} />
      <CopyMenu
        execution={execution}
        workflowName={workflowName}
        readAt={readAt}
        place={currentPlace()}
        aomCall={aomCall}
      />
      <RunPace execution={execution} />
    </Stack>
  )
}

function CompareButton({ execution, comparedWith, onCompare }: RunInsightProps) {
  const words = useRunHistoryWords()
  const { data } = useRunHistory(execution.workflowId)
  const good = data && lastGoodRun(data, execution)?.executionId
  const isOpen = comparedWith !== undefined
  const refusal = !isOpen && data && good === undefined ? words.noGoodRun : undefined
  const press = () => {
    if (isOpen) onCompare(undefined)
    else if (good !== undefined) onCompare(good)
  }
  return (
    <RefusableButton
      refusal={refusal}
      variant="outlined"
      aria-label={words.compareWithLastGood}
      aria-expanded={isOpen}
      onClick={press}
      isBusy={!data && !isOpen}
    >
      {words.compare}
    </RefusableButton>
  )
}
