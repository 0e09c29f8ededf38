import { useState, type ReactNode } from 'react'
import { Button } from './Button'
import { DropDownIcon } from './icons'
import type { PopoverProps } from './mui/Popover'

interface PopoverButtonProps {
  label: string
  /** Draws the Popover. A page that is shown at once loads it lazily, as MUI comes with it. */
  children: (popover: Omit<PopoverProps, 'children'>) => ReactNode
}

/** Choices behind a button. It stays open while they are made. */
export function PopoverButton({ label, children }: PopoverButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement>()
  return (
    <>
      <Button
        variant="outlined"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {label} <DropDownIcon />
      </Button>
      {anchor && children({ anchor, label, onClose: () => setAnchor(undefined) })}
    </>
  )
}
