interface ShortNames {
  /** The first in full, the others without what all begin with. */
  readonly shown: readonly string[]
  /** How many more there are. */
  readonly left: number
}

/** Names that begin alike, said shortly: ecs-prod-web-007, -017. */
export function shortNames(names: readonly string[], most = Infinity): ShortNames {
  const prefix = sharedPrefix(names)
  const shown = names.slice(0, most).map((name, index) => (index === 0 ? name : name.slice(prefix)))
  return { shown, left: names.length - shown.length }
}

/** Shorter beginnings save nothing and only make the names harder to read. */
const shortestPrefix = 4

/** How many letters to leave out: up to the last separator within what all names begin with, which stays. */
function sharedPrefix(names: readonly string[]): number {
  const [first = '', ...others] = names
  const length = others.reduce((shared, name) => {
    let same = 0
    while (same < shared && name[same] === first[same]) same += 1
    return same
  }, first.length)
  const separator = Math.max(...['-', '_', '.'].map((sign) => first.lastIndexOf(sign, length - 1)))
  return others.length > 0 && separator >= shortestPrefix ? separator : 0
}
