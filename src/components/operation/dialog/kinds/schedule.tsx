import type { ScheduleChange } from '#domain/operation/kinds/schedule'
import { useI18n } from '#i18n/I18n'
import { useDialogWords } from '#i18n/operationDialog'
import type { DialogKind } from '#components/operation/dialog/kind'
import { Fact } from '#components/operation/dialog/OperationFacts'
import { triggerLabel } from '#components/status/triggerLabel'

export const schedule: DialogKind<ScheduleChange> = {
  currentState: (operation, workflowName) => (
    <ScheduleState operation={operation} workflowName={workflowName} />
  ),
  // No node runs or stops by it.
  consequences: () => null,
  changed: { schedule: ({ workflow }, say) => say.trigger(workflow.trigger) },
}

function ScheduleState({ operation, workflowName }: { operation: ScheduleChange; workflowName: string }) {
  const { t } = useI18n()
  const words = useDialogWords().dialog
  return (
    <>
      <Fact name={words.workflow}>
        <bdi>{workflowName}</bdi>
      </Fact>
      <Fact name={words.schedule}>{triggerLabel(operation.workflow.trigger, t)}</Fact>
    </>
  )
}
