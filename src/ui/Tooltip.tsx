import { useEffect, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import styles from './Tooltip.module.css'

interface TooltipProps {
  /** Without it there is none. For screen readers what is inside is described by other means. */
  text: string | undefined
  children: ReactNode
}

interface Place {
  /** Of the middle of what it speaks of. */
  readonly x: number
  readonly y: number
  readonly isBelow: boolean
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
      onFocus={(event) => show(event.currentTarget)}
      onBlur={hide}
    >
      {children}
      {isShown &&
        createPortal(
          <span
            aria-hidden
            className={place.isBelow ? styles.below : styles.above}
            style={{ left: place.x, top: place.y }}
          >
            {text}
          </span>,
          document.body,
        )}
    </span>
  )
}

/** Half of the widest one, and a little. */
const reach = 168
/** As high as the longest one may be. */
const room = 160

function placeAt(element: Element): Place {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const isBelow = top < room
  const widest = document.documentElement.clientWidth
  const x = Math.max(reach, Math.min((left + right) / 2, widest - reach))
  return { x, y: isBelow ? bottom : top, isBelow }
}
