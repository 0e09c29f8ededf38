/*
 * Which components React draws again, by what it tells the profiler of its developer tools. A <Profiler> of one's own
 * cannot be put around each row of a table from outside.
 */

type Props = Readonly<Record<string, unknown>>

/** As much as is needed of what React keeps of a component. */
interface Fiber {
  readonly type: unknown
  readonly flags: number
  readonly memoizedProps: Props | null
  readonly child: Fiber | null
  readonly sibling: Fiber | null
  /** The same component as it was drawn before; null where it is new. */
  readonly alternate: Fiber | null
}

/** Set on each component that was called for this drawing. */
const performedWork = 1

let listener: ((name: string, props: Props) => void) | undefined

const nameOf = (type: unknown): string => {
  const inner = typeof type === 'object' && type !== null && 'type' in type ? type.type : type
  return typeof inner === 'function' ? inner.name : ''
}

/** What was not touched is shared by both drawings, and passed over. */
function visit(now: Fiber, before: Fiber | null): void {
  if (now.memoizedProps && (before === null || (now.flags & performedWork) !== 0))
    listener?.(nameOf(now.type), now.memoizedProps)
  if (before !== null && now.child === before.child) return
  for (let child = now.child; child; child = child.sibling) visit(child, before && child.alternate)
}

const hook = {
  supportsFiber: true,
  renderers: new Map(),
  inject: () => 1,
  checkDCE: () => undefined,
  onScheduleFiberRoot: () => undefined,
  onCommitFiberRoot: (_renderer: number, { current }: { current: Fiber }) => {
    if (listener) visit(current, current.alternate)
  },
  onCommitFiberUnmount: () => undefined,
  onPostCommitFiberRoot: () => undefined,
}

/** Before React is loaded, which looks for it once. */
export function watchReact(): void {
  Object.assign(globalThis, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook })
}

/** The props of every component of this name that is drawn, for the first time or again, while `change` goes on. */
export async function redrawsOf(name: string, change: () => Promise<void>): Promise<readonly Props[]> {
  const drawn: Props[] = []
  listener = (component, props) => {
    if (component === name) drawn.push(props)
  }
  try {
    await change()
  } finally {
    listener = undefined
  }
  return drawn
}
