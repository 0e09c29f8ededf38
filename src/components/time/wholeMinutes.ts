const minute = 60_000

/** Begun ones count from the first on: “1m”, never “0s”. */
export const wholeMinutes = (ms: number): number => Math.max(minute, Math.floor(ms / minute) * minute)

/** Seconds in the first minute, then minutes: nothing flickers beside what has to be decided. */
export const byTheMinute = (ms: number): number =>
  ms < minute ? Math.floor(ms / 1_000) * 1_000 : wholeMinutes(ms)
