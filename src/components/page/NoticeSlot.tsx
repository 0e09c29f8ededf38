import { createSlot } from './slot'

/** Above a screen: one line whose room is always kept, so that nothing moves when it has something to say. */
const slot = createSlot()
export const NoticeSlotProvider = slot.Provider
export const NoticeSlotOutlet = slot.Outlet
export const NoticeSlot = slot.Fill
