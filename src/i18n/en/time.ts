/** Moments as patterns of date-fns, and the units of durations. */
export const time = {
  /** "24 Nov 2026, 03:12:09 GMT+8": in day-month order, as "11/24" reads as another day to half of the world. */
  moment: 'd MMM yyyy, HH:mm:ss O',
  clock: 'HH:mm:ss O',
  units: { day: 'd', hour: 'h', minute: 'm', second: 's', millisecond: 'ms' },
}
