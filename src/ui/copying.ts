import { useState } from 'react'

export type CopyOutcome = 'copied' | 'failed' | undefined

/** Copies a text; what became of it, to be said in words. */
export function useCopying(): { outcome: CopyOutcome; copy: (text: string) => void } {
  const [outcome, setOutcome] = useState<CopyOutcome>()
  const copy = (text: string) => {
    // Undefined on plain http; then the text itself can still be selected.
    const clipboard = navigator.clipboard as Clipboard | undefined
    if (!clipboard) return setOutcome('failed')
    clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    )
  }
  return { outcome, copy }
}
