import Alert from '@mui/material/Alert'
import { type OperationRecord, judge, type Operation } from '#domain/operation/operation'
import { useI18n } from '#i18n/I18n'
import { useDialogWords } from '#i18n/operationDialog'
import { OperationNow } from './CurrentState'
import { OperationThen } from './Consequences'
import type { OperationRequest } from './request'

/** What is now, what it will become, and what to beware of. */
export function OperationPreview({
  request,
  earlier,
}: {
  request: OperationRequest
  earlier: OperationRecord | undefined
}) {
  return (
    <>
      <Warnings request={request} earlier={earlier} />
      <OperationNow request={request} />
      <OperationThen operation={request.operation} />
    </>
  )
}

function Warnings({ request, earlier }: { request: OperationRequest; earlier: OperationRecord | undefined }) {
  const { format } = useI18n()
  const words = useDialogWords()
  const { operation, workflowEditedAt } = request
  const verdict = judge(operation)
  const editedAt = editedSince(operation, workflowEditedAt)
  const warnings = [
    verdict.allowed && verdict.warning && words.warning[verdict.warning],
    editedAt !== undefined && words.dialog.edited(format.time(editedAt)),
    earlier && words.dialog.earlier(format.time(earlier.requestedAt)),
  ].filter((text) => typeof text === 'string')
  return warnings.map((text) => (
    <Alert key={text} severity="warning" role="note">
      {text}
    </Alert>
  ))
}

/** When the definition was edited after the run of a node began: what runs next may be another thing. */
function editedSince(operation: Operation, workflowEditedAt: number | undefined): number | undefined {
  if (!('nodeId' in operation)) return undefined
  const { beganAt, definitionEditedAt } = operation.execution
  return [workflowEditedAt, definitionEditedAt].find(
    (date) => date && beganAt !== undefined && date > beganAt,
  )
}
