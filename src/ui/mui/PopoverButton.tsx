import { useState, type ReactNode } from 'react'
import { Button } from '#ui/Button'
import { DropDownIcon } from '#ui/icons'
import { Popover } from './Popover'

interface PopoverButtonProps {
  label: string
  children: ReactNode
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
      {anchor && (
        <Popover anchor={anchor} label={label} onClose={() => setAnchor(undefined)}>
          {children}
        </Popover>
      )}
    </>
  )
}
