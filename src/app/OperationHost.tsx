import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import type { DialogAttempt } from '../components/operationAttempt'
import { currentPhase } from '../components/operationPhase'
import { RequestOperationContext, type OperationRequest } from '../components/operationRequest'
import { toFailure, type Failure } from '../domain/failure'
import type { OperationRecord } from '../domain/operationRecord'
import { useOperate, useOperationRecords } from '../queries/operation'
import { OperationResults } from './OperationResults'

const loadDialog = () => import('../components/OperationDialog')
const OperationDialog = lazy(async () => ({ default: (await loadDialog()).OperationDialog }))
/** Late enough not to compete with the first screen, early enough to be there before the first click. */
const preloadDelayMs = 2_000

/** Everything an operation needs on every screen: the one dialog, and the results until they are dismissed. */
export function OperationHost({ children }: { children: ReactNode }) {
  const { attempt, confirm, reset } = useOperate()
  const records = useOperationRecords()
  const [request, setRequest] = useState<OperationRequest>()
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<Failure>()
  const drafts = useRef(new Map<string, string>())
  const origin = useRef<Element>(null)

  // The dialog must open at once, even if the network is gone by then.
  useEffect(() => {
    const timer = setTimeout(() => void loadDialog().catch(() => undefined), preloadDelayMs)
    return () => clearTimeout(timer)
  }, [])

  const previous = request && newestOn(request, records)
  const show = (next: OperationRequest) => {
    reset()
    setFault(undefined)
    setRequest(next)
  }
  const open = (next: OperationRequest) => {
    origin.current = document.activeElement
    setReason(keptReason(drafts.current.get(keyOf(next)), newestOn(next, records)))
    show(next)
  }
  const type = (text: string) => {
    setReason(text)
    if (request) drafts.current.set(keyOf(request), text)
  }
  const send = async () => {
    if (!request) return
    const { execution, workflowName, node, action } = request
    setFault(undefined)
    try {
      await confirm({ execution, workflowName, nodeId: node.id, action, reason })
    } catch (error) {
      // The browser's storage is shut or full: without a record nothing may be sent.
      setFault(toFailure(error))
    }
  }
  const shown: DialogAttempt = fault ? { kind: 'readFailed', failure: fault } : attempt
  const isOpen = request !== undefined && attempt.kind !== 'sent'

  return (
    <RequestOperationContext value={open}>
      {children}
      {isOpen && (
        <Suspense fallback={null}>
          <OperationDialog
            request={request}
            attempt={shown}
            reason={reason}
            earlier={previous && isWithoutEffect(previous) ? previous : undefined}
            onReason={type}
            onConfirm={() => void send()}
            onClose={() => setRequest(undefined)}
            onChoose={(execution, node, action) =>
              show({ execution, node, action, workflowName: request.workflowName, readAt: new Date() })
            }
          />
        </Suspense>
      )}
      <OperationResults records={records} origin={origin} />
    </RequestOperationContext>
  )
}

const keyOf = ({ execution, node }: OperationRequest): string => `${execution.executionId}/${node.id}`

/** Dismissed ones too: reading a result does not undo the request. */
const newestOn = (
  request: OperationRequest,
  records: readonly OperationRecord[],
): OperationRecord | undefined =>
  records.find(
    (record) =>
      record.workflowId === request.execution.workflowId &&
      record.executionId === request.execution.executionId &&
      record.nodeId === request.node.id,
  )

/** What was typed for a request that was refused, had no effect, or never left, need not be typed again. */
function keptReason(draft: string | undefined, last: OperationRecord | undefined): string {
  if (!last) return draft ?? ''
  if (currentPhase(last) === 'refused' || isWithoutEffect(last)) return draft ?? last.reason ?? ''
  return draft?.trim() === (last.reason ?? '') ? '' : (draft ?? '')
}

const isWithoutEffect = (record: OperationRecord): boolean => {
  const phase = currentPhase(record)
  return phase === 'noEffect' || phase === 'unknownNoEffect'
}
