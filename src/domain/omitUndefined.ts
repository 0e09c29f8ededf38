/** Drops the keys whose value is undefined, as `exactOptionalPropertyTypes` wants absent fields absent. */
export function omitUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as never
}
