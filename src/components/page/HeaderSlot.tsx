import { createSlot } from './slot'

/** In the header: the age of what a screen shows. */
const slot = createSlot()
export const HeaderSlotProvider = slot.Provider
export const HeaderSlotOutlet = slot.Outlet
export const HeaderSlot = slot.Fill
