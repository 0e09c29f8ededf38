import { useCallback, useState } from 'react'

/** The index of the first row in sight, and of the one below the last. */
interface Sight {
  first: number
  end: number
}

/**
 * Which rows are in sight of a list that the window scrolls, all of one height in pixels; beyond the list's end too. `ref` is
 * for the element that holds them.
 */
export function useRowsInSight(rowHeight: number) {
  const [sight, setSight] = useState<Sight>(() => ({
    first: 0,
    end: rowsUntil(window.innerHeight, rowHeight),
  }))
  const ref = useCallback(
    (body: HTMLElement | null) => {
      if (!body) return undefined
      let top = 0
      const look = () => {
        const first = Math.max(0, Math.floor((window.scrollY - top) / rowHeight))
        const end = Math.max(0, rowsUntil(window.scrollY + window.innerHeight - top, rowHeight))
        setSight((before) => (before.first === first && before.end === end ? before : { first, end }))
      }
      // By an observer, which is called when the layout is done: asking for the place right here would do the layout twice.
      const observer = new ResizeObserver(() => {
        top = body.getBoundingClientRect().top + window.scrollY
        look()
      })
      observer.observe(body)
      for (const event of ['scroll', 'resize']) window.addEventListener(event, look, { passive: true })
      return () => {
        observer.disconnect()
        for (const event of ['scroll', 'resize']) window.removeEventListener(event, look)
      }
    },
    [rowHeight],
  )
  return { ...sight, ref }
}

const rowsUntil = (pixels: number, rowHeight: number) => Math.ceil(pixels / rowHeight)
