import { createSlot } from './slot'

/** Below a screen: the results of operations, of which the frame does not know. */
const slot = createSlot()
export const ResultsSlotProvider = slot.Provider
export const ResultsSlotOutlet = slot.Outlet
export const ResultsSlot = slot.Fill
