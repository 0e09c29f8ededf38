import { createContext, use, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

const SlotContext = createContext<{
  element: HTMLElement | null
  place: (element: HTMLElement | null) => void
}>({
  element: null,
  place: () => undefined,
})

/** Lets the results of operations stand in the frame of the page, which does not know of operations. */
export function ResultsSlotProvider({ children }: { children: ReactNode }) {
  const [element, place] = useState<HTMLElement | null>(null)
  return <SlotContext value={{ element, place }}>{children}</SlotContext>
}

/** Where the frame has them: its last row. */
export function ResultsSlotOutlet({ className }: { className?: string | undefined }) {
  const { place } = use(SlotContext)
  return <div ref={place} className={className} />
}

/** The results themselves. */
export function ResultsSlot({ children }: { children: ReactNode }) {
  const { element } = use(SlotContext)
  return element ? createPortal(children, element) : null
}
