import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import styles from './Splitter.module.css'

interface SplitterProps {
  label: string
  /** The id of the part before it, whose share of the width it sets. */
  controls: string
  /** In percent. */
  value: number
  min: number
  max: number
  onChange: (value: number) => void
  className?: string | undefined
}

const step = 2

/** Between two parts that stand side by side: dragged, or moved by the arrow keys, Home and End. */
export function Splitter({ label, controls, value, min, max, onChange, className }: SplitterProps) {
  const dragged = useRef<{ readonly from: number; readonly value: number; readonly width: number }>(undefined)
  const set = (next: number) => onChange(Math.min(max, Math.max(min, next)))
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    const { currentTarget, clientX, pointerId } = event
    currentTarget.setPointerCapture(pointerId)
    dragged.current = { from: clientX, value, width: currentTarget.parentElement?.clientWidth ?? 0 }
  }
  const drag = ({ clientX }: PointerEvent) => {
    const { current } = dragged
    if (current && current.width > 0) set(current.value + ((clientX - current.from) / current.width) * 100)
  }
  const end = () => {
    dragged.current = undefined
  }
  const press = (event: KeyboardEvent) => {
    const next = { ArrowLeft: value - step, ArrowRight: value + step, Home: min, End: max }[event.key]
    if (next === undefined) return
    event.preventDefault()
    set(next)
  }
  return (
    <div
      role="separator"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a separator that can be moved is a control
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      className={[styles['splitter'], className].filter(Boolean).join(' ')}
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={press}
    />
  )
}
