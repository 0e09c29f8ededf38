/** Moments as patterns (write in format.ts; what stands in quotes is kept), and the units of durations. */
export const time = {
  betweenSentences: ' ',
  /** "24 Nov 2026, 03:12:09 GMT+8": in day-month order, as "11/24" reads as another day to half of the world. */
  moment: 'd MMM yyyy, HH:mm:ss O',
  clock: 'HH:mm:ss O',
  timeOfDay: 'HH:mm:ss',
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  relative: {
    justNow: 'just now',
    minutesAgo: (minutes: number) => `${minutes} min ago`,
    today: "'today' HH:mm",
    yesterday: "'yesterday' HH:mm",
    thisYear: 'd MMM HH:mm',
    older: 'd MMM yyyy',
  },
  field: { pattern: 'yyyy-mm-dd hh:mm', problem: 'Write 2026-11-24 03:12' },
  units: { day: 'd', hour: 'h', minute: 'm', second: 's' },
}
