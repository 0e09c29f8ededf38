import { definitionChanges } from '#domain/execution/definitionChanges'
import { editedSince, type Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { useI18n } from '#i18n/I18n'
import { useDialogWords } from '#i18n/operationDialog'
import { Notice } from '#ui/Notice'
import { EditedHow } from './EditedHow'

interface EditedSinceProps {
  execution: Execution
  workflowEditedAt: number | undefined
  /** The nodes of today's definition, where they are known. */
  today: readonly ExecutionNode[] | undefined
}

/** That the workflow was edited after the run began, and how; nothing where it was not. */
export function EditedSince({ execution, workflowEditedAt, today }: EditedSinceProps) {
  const { format } = useI18n()
  const words = useDialogWords()
  const at = editedSince(execution, workflowEditedAt)
  if (at === undefined) return null
  return (
    <Notice tone="warning" role="note">
      <p>{words.dialog.edited(format.time(at))}</p>
      {today && <EditedHow changes={definitionChanges(execution, today)} />}
    </Notice>
  )
}
