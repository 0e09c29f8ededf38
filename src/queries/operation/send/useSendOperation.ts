import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { toFailure } from '#domain/failure/failure'
import { sendOnce, type OperationInput, type OperationOutcome } from './sendOnce'

export type OperationAttempt = { readonly kind: 'idle' | 'reading' } | OperationOutcome

const idle: OperationAttempt = { kind: 'idle' }
const reading: OperationAttempt = { kind: 'reading' }

/**
 * One dialog's attempt to send an operation. The mutation only carries it: what became of it stands in its record, which
 * outlives the dialog and the page.
 */
export function useSendOperation() {
  const client = useQueryClient()
  const [leftAs, setLeftAs] = useState<OperationAttempt>()
  const controller = useRef<AbortController>(undefined)
  // A dialog that is closed before the call leaves sends nothing.
  useEffect(() => () => controller.current?.abort(), [])
  const mutation = useMutation({
    mutationFn: ({ input, signal }: { input: OperationInput; signal: AbortSignal }) =>
      sendOnce(client, input, {
        signal,
        onLeaving: (recordId) => setLeftAs({ kind: 'sent', recordId }),
      }),
    // Sent once, whatever the client's defaults are: never again by itself, and never later, when a network comes back.
    retry: false,
    networkMode: 'always',
  })
  const { data, error, isPending, mutate, reset } = mutation
  // The browser's storage is shut or full: without a record nothing is sent.
  const failed = useMemo(
    (): OperationAttempt | undefined =>
      error ? { kind: 'readFailed', failure: toFailure(error) } : undefined,
    [error],
  )
  const attempt = leftAs ?? failed ?? data ?? (isPending ? reading : idle)
  const send = (input: OperationInput): void => {
    // Here, as a mutation begins a moment later: by then the dialog may be closed.
    controller.current = new AbortController()
    mutate({ input, signal: controller.current.signal })
  }
  return { attempt, send, reset }
}
