import { useId, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from './Button'
import { DropDownIcon } from './icons'
import styles from './Menu.module.css'

interface MenuProps {
  label: string
  children: ReactNode
}

/** Choices behind a button. It stays open while they are made: Escape, or the focus elsewhere, closes it. */
export function Menu({ label, children }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return
    event.stopPropagation()
    setIsOpen(false)
    button.current?.focus()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setIsOpen(false)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears of its controls
    <div className={styles.menu} onKeyDown={onKeyDown} onBlur={onBlur}>
      <Button
        ref={button}
        variant="outlined"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={({ currentTarget }) => {
          // Safari does not focus a clicked button, and the menu closes where the focus is not in it.
          currentTarget.focus()
          setIsOpen(!isOpen)
        }}
      >
        {label} <DropDownIcon />
      </Button>
      {isOpen && (
        <div id={id} role="group" aria-label={label} tabIndex={-1} className={styles.choices}>
          {children}
        </div>
      )}
    </div>
  )
}
