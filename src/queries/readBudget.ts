import { focusManager } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/* How many executions Needs attention reads, so that it neither floods AOM nor waits for all of them. */

/** More executions than this are not all read at once: */
export const mostAtOnce = 36
/** at first so many, the longest-waiting ones; what is drawn of the others asks for itself. */
const firstReads = 24
/** And so many more each time, until all are read; none while nobody looks. */
const moreReads = { count: 8, everyMs: 1_000 }

export const firstBudget = (wanted: number): number => (wanted <= mostAtOnce ? wanted : firstReads)

/** How many executions, in the order of the screen, are read by now. */
export function useReadBudget(wanted: number): number {
  const [budget, setBudget] = useState(firstReads)
  const isEnough = Math.max(budget, firstBudget(wanted)) >= wanted
  useEffect(() => {
    if (isEnough) return undefined
    const timer = setInterval(() => {
      if (focusManager.isFocused()) setBudget((before) => before + moreReads.count)
    }, moreReads.everyMs)
    return () => clearInterval(timer)
  }, [isEnough])
  return isEnough ? wanted : budget
}
