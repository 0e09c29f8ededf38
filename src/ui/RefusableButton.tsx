import { useId, type ComponentProps } from 'react'
import { Button } from './Button'
import { Tooltip } from './Tooltip'
import { VisuallyHidden } from './VisuallyHidden'

interface RefusableButtonProps extends ComponentProps<typeof Button> {
  /** Why it may not be pressed: it stays focusable and says so. */
  refusal: string | undefined
  /** What else there is to say of it. */
  hint?: string | undefined
  /** Shows where what it wants is missing. */
  onRefused?: () => void
}

/** A button that says why it does nothing. */
export function RefusableButton({ refusal, hint, onClick, onRefused, ...rest }: RefusableButtonProps) {
  const id = useId()
  const text = refusal ?? hint
  return (
    <Tooltip text={text}>
      <Button
        onClick={(event) => {
          // Safari does not focus a clicked button; a dialog gives the focus back to where it was, and with it a button says why not.
          event.currentTarget.focus()
          if (refusal === undefined) onClick?.(event)
          else onRefused?.()
        }}
        {...(refusal !== undefined && { 'aria-disabled': true })}
        {...(text !== undefined && { 'aria-describedby': id })}
        {...rest}
      />
      {text !== undefined && <VisuallyHidden id={id}>{text}</VisuallyHidden>}
    </Tooltip>
  )
}
