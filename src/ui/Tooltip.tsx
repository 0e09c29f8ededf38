import { useEffect, useState, type FocusEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import styles from './Tooltip.module.css'

interface TooltipProps {
  /** Without it there is none. For screen readers what is inside is described by other means. */
  text: string | undefined
  children: ReactNode
}

type Side = 'left' | 'above' | 'below'

interface Place {
  readonly side: Side
  readonly x: number
  readonly y: number
}

/** Says more of a control under the pointer or with the focus; takes no room, and Escape puts it away. */
export function Tooltip({ text, children }: TooltipProps) {
  const [place, setPlace] = useState<Place>()
  const isShown = place !== undefined && text !== undefined
  const hide = () => setPlace(undefined)
  const show = (element: Element) => setPlace(placeAt(element))

  // What it speaks of moves away from it when the page is scrolled.
  useEffect(() => {
    if (!isShown) return undefined
    const onScroll = () => setPlace(undefined)
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && setPlace(undefined)
    window.addEventListener('scroll', onScroll, true)
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('scroll', onScroll, true)
      window.removeEventListener('keydown', onKey)
    }
  }, [isShown])

  return (
    <span
      className={styles.around}
      onMouseEnter={(event) => show(event.currentTarget)}
      onMouseLeave={hide}
      onFocus={(event) => isReached(event) && show(event.currentTarget)}
      onBlur={hide}
    >
      {children}
      {isShown &&
        createPortal(
          <span aria-hidden className={styles[place.side]} style={{ left: place.x, top: place.y }}>
            {text}
          </span>,
          document.body,
        )}
    </span>
  )
}

/**
 * By the keyboard, from another control of the page. A focus that the pointer brought shows nothing: it would lie there long
 * after the pointer has gone; nor does one that a dialog gives back: what came of it stands beside the control.
 */
const isReached = ({ target, relatedTarget }: FocusEvent): boolean =>
  target.matches(':focus-visible') && relatedTarget !== null && !relatedTarget.closest('[role="dialog"]')

/** The widest one, and a little. */
const widest = 336
/** As high as the longest one may be. */
const highest = 160

/** Beside its group of controls where there is room, since there it lies over none. */
function placeAt(element: Element): Place {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const group = (element.parentElement ?? element).getBoundingClientRect()
  const width = document.documentElement.clientWidth
  if (group.left >= widest && group.right > width / 2)
    return { side: 'left', x: group.left, y: (top + bottom) / 2 }
  const x = Math.max(widest / 2, Math.min((left + right) / 2, width - widest / 2))
  return top < highest ? { side: 'below', x, y: bottom } : { side: 'above', x, y: top }
}
