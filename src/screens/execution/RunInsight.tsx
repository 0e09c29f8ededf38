import { CopyMenu } from '#components/takeAway/CopyMenu'
import { lastGoodRun } from '#domain/execution/comparison'
import type { Execution } from '#domain/execution/execution'
import { useRunHistoryWords } from '#i18n/runHistory'
import { useRunHistory } from '#queries/runHistory'
import { currentPlace } from '#queries/session'
import { Button } from '#ui/Button'
import { Stack } from '#ui/Stack'
import { Tooltip } from '#ui/Tooltip'
import { VisuallyHidden } from '#ui/VisuallyHidden'
import { useId } from 'react'
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

/** What earlier runs say of this one, and what can be taken away of it. */
export function RunInsight({ workflowName, readAt, ...compared }: RunInsightProps & CopiedProps) {
  const { execution } = compared
  return (
    <Stack direction="row" align="center" className={styles.insight}>
      <CompareButton {...compared} />
      <CopyMenu execution={execution} workflowName={workflowName} readAt={readAt} place={currentPlace()} />
      <RunPace execution={execution} />
    </Stack>
  )
}

function CompareButton({ execution, comparedWith, onCompare }: RunInsightProps) {
  const words = useRunHistoryWords()
  const { data } = useRunHistory(execution.workflowId)
  const id = useId()
  const good = data && lastGoodRun(data, execution)?.executionId
  const refusal = data && good === undefined ? words.noGoodRun : undefined
  const isOpen = comparedWith !== undefined
  const press = () => {
    if (isOpen) onCompare(undefined)
    else if (good !== undefined) onCompare(good)
  }
  return (
    <Tooltip text={isOpen ? undefined : refusal}>
      <Button
        variant="outlined"
        aria-label={words.compareWithLastGood}
        aria-expanded={isOpen}
        onClick={press}
        isBusy={!data && !isOpen}
        {...(refusal !== undefined && !isOpen && { 'aria-disabled': true, 'aria-describedby': id })}
      >
        {words.compare}
      </Button>
      {refusal !== undefined && <VisuallyHidden id={id}>{refusal}</VisuallyHidden>}
    </Tooltip>
  )
}
