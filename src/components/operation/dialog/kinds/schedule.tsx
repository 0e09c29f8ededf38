import type { ScheduleChange } from '#domain/operation/kinds/schedule'
import { useI18n } from '#i18n/I18n'
import { useDialogWords } from '#i18n/operationDialog'
import type { DialogKind } from '#components/operation/dialog/kind'
import { Fact } from '#components/operation/dialog/OperationFacts'
import { triggerWord } from '#components/status/triggerLabel'

export const schedule: DialogKind<ScheduleChange> = {
  currentState: (asked, workflowName) => <ScheduleState asked={asked} workflowName={workflowName} />,
  // No node runs or stops by it.
  consequences: () => null,
  changed: { schedule: ({ workflow }, say) => say.trigger(workflow.trigger) },
}

function ScheduleState({ asked, workflowName }: { asked: ScheduleChange; workflowName: string }) {
  const { t } = useI18n()
  const words = useDialogWords().dialog
  return (
    <>
      <Fact name={words.workflow}>
        <bdi>{workflowName}</bdi>
      </Fact>
      <Fact name={words.schedule}>{triggerWord(asked.workflow.trigger, t)}</Fact>
    </>
  )
}
