import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { operate, type OperationInput, type OperationOutcome } from './operate'

export type OperationAttempt = { readonly kind: 'idle' | 'reading' } | OperationOutcome

/** One dialog's attempt to operate; its state ends with the dialog, the record that it sends does not. */
export function useOperate() {
  const client = useQueryClient()
  const [attempt, setAttempt] = useState<OperationAttempt>({ kind: 'idle' })
  const controller = useRef<AbortController>(undefined)
  // A dialog that is closed before the call leaves sends nothing.
  useEffect(() => () => controller.current?.abort(), [])
  const confirm = async (input: OperationInput): Promise<void> => {
    setAttempt({ kind: 'reading' })
    controller.current = new AbortController()
    setAttempt(await operate(client, input, controller.current.signal))
  }
  return { attempt, confirm, reset: () => setAttempt({ kind: 'idle' }) }
}
