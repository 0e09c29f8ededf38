import { createContext, use, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

const nowhere = { element: null, place: () => undefined }

/** A place of the frame that a screen fills, without the frame knowing screens. */
function createSlot() {
  const SlotContext = createContext<{
    element: HTMLElement | null
    place: (element: HTMLElement | null) => void
  }>(nowhere)

  /** Around the frame and the screens. */
  function Provider({ children }: { children: ReactNode }) {
    const [element, place] = useState<HTMLElement | null>(null)
    return <SlotContext value={{ element, place }}>{children}</SlotContext>
  }

  /** Where the frame shows it. */
  function Outlet({ className }: { className?: string | undefined }) {
    const { place } = use(SlotContext)
    return <div ref={place} className={className} />
  }

  /** What a screen puts there. */
  function Fill({ children }: { children: ReactNode }) {
    const { element } = use(SlotContext)
    return element ? createPortal(children, element) : null
  }

  return { Provider, Outlet, Fill }
}

/** In the header: the age of what a screen shows. */
export const { Provider: HeaderSlotProvider, Outlet: HeaderSlotOutlet, Fill: HeaderSlot } = createSlot()

/** Above a screen: one line whose room is always kept, so that nothing moves when it has something to say. */
export const { Provider: NoticeSlotProvider, Outlet: NoticeSlotOutlet, Fill: NoticeSlot } = createSlot()

/** Below a screen: the results of operations, of which the frame does not know. */
export const { Provider: ResultsSlotProvider, Outlet: ResultsSlotOutlet, Fill: ResultsSlot } = createSlot()
