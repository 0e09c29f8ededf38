const minute = 60_000

/** Begun ones count from the first on: “1m”, never “0s”. */
export const wholeMinutes = (ms: number): number => Math.max(minute, Math.floor(ms / minute) * minute)
