import { clsx } from 'clsx'
import { useState, type ReactNode } from 'react'
import styles from './Disclosure.module.css'

interface DisclosureProps {
  summary: ReactNode
  children: ReactNode
  /** From the start; it may be closed by hand. */
  isOpen?: boolean
  /** Its words stand back. */
  isMuted?: boolean
  className?: string | undefined
}

/** What is read on request. What is inside is drawn once it is asked for. */
export function Disclosure({ summary, children, isOpen = false, isMuted, className }: DisclosureProps) {
  const [isTurned, setIsTurned] = useState(isOpen)
  return (
    <details open={isOpen} onToggle={(event) => setIsTurned(event.currentTarget.open)} className={className}>
      <summary className={clsx(styles.summary, isMuted && styles.muted)}>{summary}</summary>
      {(isOpen || isTurned) && children}
    </details>
  )
}
