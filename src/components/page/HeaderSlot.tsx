import { createContext, use, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

const SlotContext = createContext<{
  element: HTMLElement | null
  place: (element: HTMLElement | null) => void
}>({
  element: null,
  place: () => undefined,
})

/** Lets a screen put what belongs to it (the age of its data) into the header without the header knowing screens. */
export function HeaderSlotProvider({ children }: { children: ReactNode }) {
  const [element, place] = useState<HTMLElement | null>(null)
  return <SlotContext value={{ element, place }}>{children}</SlotContext>
}

/** Where the header shows it. */
export function HeaderSlotOutlet() {
  const { place } = use(SlotContext)
  return <span ref={place} />
}

/** What a screen puts there. */
export function HeaderSlot({ children }: { children: ReactNode }) {
  const { element } = use(SlotContext)
  return element ? createPortal(children, element) : null
}
