import { useEffect, useState } from 'react'
import { OperationDialog } from '#components/operation/dialog/OperationDialog'
import { dialogKind } from '#components/operation/dialog/OperationPreview'
import { currentPhase, type Phase } from '#domain/operation/record'
import type { OperationRequest } from '#components/operation/request'
import { hideWrittenSecrets } from '#domain/failure/writtenSecrets'
import { idsOf, subjectKey, type Operation, type OperationRecord } from '#domain/operation/operation'
import { subjectKeyOf } from '#domain/operation/send/beforeSending'
import { PlaceLine } from '#components/place/PlaceLine'
import { useNow } from '#components/time/useNow'
import { useColleagueOn } from '#queries/journal/colleague'
import { useMarksOn } from '#queries/journal/marks'
import { useSameFailures } from '#queries/journal/sameFailures'
import { runtimeConfig } from '#queries/runtimeConfig'
import { useSession } from '#queries/session'
import { useTodaysWorkflow } from '#queries/workflows'
import { useSendOperation } from '#queries/operation/send/sendOnce'
import type { Drafts } from './drafts'

interface OpenedOperationProps {
  request: OperationRequest
  records: readonly OperationRecord[]
  /** What was typed and not sent, by subject; outlives the dialog, and a reload. */
  drafts: Drafts
  onClose: () => void
}

/** The dialog from its opening to Cancel or to the call; what becomes of the call, the results tell. */
export function OpenedOperation({ request: first, records, drafts, onClose }: OpenedOperationProps) {
  const { attempt, send, reset } = useSendOperation()
  const [request, setRequest] = useState(first)
  const last = newestOn(request, records)
  const [reason, setReason] = useState(() =>
    // A colleague's reason is not this operator's.
    keptReason(
      drafts.read(keyOf(first)),
      newestOn(
        request,
        records.filter(({ by }) => !by),
      ),
    ),
  )

  const type = (text: string) => {
    setReason(text)
    drafts.keep(keyOf(request), text)
  }
  const isSent = attempt.kind === 'sent'
  const key = keyOf(request)
  useEffect(() => {
    if (isSent) drafts.drop(key)
  }, [isSent, drafts, key])
  const { operation, workflowName, readAt } = request
  const isOvertaken = attempt.kind === 'changed' || attempt.kind === 'notAllowed'
  const colleague = useColleagueOn(operation, readAt, records, isOvertaken)
  const { executionId = '', ...ids } = idsOf(operation)
  const { marks, isOwn } = useMarksOn({ ...ids, executionId }, useNow(30_000))
  const claim = marks.claim && !isOwn(marks.claim) ? marks.claim : undefined
  const sameFailures = useSameFailures(operation)
  const session = useSession()
  const canBeEdited = dialogKind(operation).edited !== undefined
  const today = useTodaysWorkflow(idsOf(operation).workflowId, workflowName, canBeEdited)
  if (isSent) return null
  return (
    <OperationDialog
      where={'projectId' in session && <PlaceLine environment={runtimeConfig.environment} place={session} />}
      request={request}
      attempt={attempt}
      reason={reason}
      earlier={last && isWithoutEffect(last) ? last : undefined}
      today={today}
      claim={claim}
      notes={marks.notes}
      sameFailures={sameFailures}
      colleague={colleague}
      onReason={type}
      onConfirm={() => send({ operation, workflowName, reason })}
      onClose={() => {
        if (reason.trim() === '') drafts.drop(key)
        onClose()
      }}
      onRefine={(refined: Operation) => setRequest({ ...request, operation: refined })}
      onChoose={(operation: Operation) => {
        reset()
        setRequest({ ...request, operation, readAt: Date.now() })
      }}
    />
  )
}

const keyOf = ({ operation }: OperationRequest): string => subjectKeyOf(operation)

/** Dismissed ones too: reading a result does not undo the request. */
const newestOn = (
  request: OperationRequest,
  records: readonly OperationRecord[],
): OperationRecord | undefined => records.find((record) => subjectKey(record) === keyOf(request))

/** What was typed for a request that was refused, had no effect, or never left, need not be typed again. */
function keptReason(draft: string | undefined, last: OperationRecord | undefined): string {
  if (!last) return draft ?? ''
  if (neverLeft.has(currentPhase(last)) || isWithoutEffect(last)) return draft ?? last.reason ?? ''
  // It was sent as it stands in the record: without secrets.
  return hideWrittenSecrets(draft?.trim() ?? '') === (last.reason ?? '') ? '' : (draft ?? '')
}

const neverLeft: ReadonlySet<Phase> = new Set(['refused', 'notSent'])

const isWithoutEffect = (record: OperationRecord): boolean => {
  const phase = currentPhase(record)
  return phase === 'noEffect' || phase === 'unknownNoEffect'
}
