import { OperationButtons } from '#components/operation/OperationButtons'
import type { Execution } from '#domain/execution/execution'
import { useOperationOn } from '#queries/operation/records'
import { RecordBadge } from './NodeMarks'

interface TerminationProps {
  execution: Execution
  workflowName: string
  readAt: number | undefined
}

/** The button that ends a run, and how far an earlier press has come. */
export function Termination({ execution, workflowName, readAt }: TerminationProps) {
  const record = useOperationOn('termination', execution)
  return (
    <>
      <OperationButtons
        operations={[{ action: 'terminate', execution }]}
        name={workflowName}
        workflowName={workflowName}
        readAt={readAt}
        record={record}
      />
      {/* After the button, which must not move away from under the hand. */}
      {record && <RecordBadge record={record} />}
    </>
  )
}
