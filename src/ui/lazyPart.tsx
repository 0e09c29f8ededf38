import {
  createContext,
  lazy,
  Suspense,
  use,
  useEffect,
  useState,
  type ComponentType,
  type ReactNode,
} from 'react'
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary'
import { Button } from './Button'
import styles from './lazyPart.module.css'
import { Text } from './Text'

/**
 * Code of the app that did not come: the network is gone, or the gateway was updated and has other files by now. Browsers
 * may remember a failed import, so the way on is a reload.
 */
export class ChunkLoadError extends Error {
  override readonly name = 'ChunkLoadError'
}

/** What a boundary says, by where it stands and by whose fault it is. */
export interface BoundaryWords {
  readonly page: {
    readonly missingTitle: string
    readonly missing: string
    readonly crashTitle: string
    readonly crash: string
  }
  readonly overlay: { readonly missing: string; readonly crash: string }
  readonly details: string
  readonly reload: string
  readonly tryAgain: string
  readonly close: string
}

/** Null where even the words could not be drawn: the error then speaks for itself. */
export const BoundaryWordsContext = createContext<BoundaryWords | null>(null)

interface BoundaryProps {
  /** In the place of a page, or over one that goes on without it. */
  readonly place: 'page' | 'overlay'
  /** When one of these changes, the part is drawn again. */
  readonly resetKeys?: readonly unknown[] | undefined
  /** Closes the part, where the page can do without it. */
  readonly onClose?: (() => void) | undefined
  readonly children: ReactNode
}

/** Around what may fail to come or to be drawn: the page stays, says so, and offers the way on. */
export function PartBoundary({ place, resetKeys, onClose, children }: BoundaryProps) {
  return (
    <ErrorBoundary
      {...(resetKeys && { resetKeys: [...resetKeys] })}
      fallbackRender={failedAt(place, onClose)}
    >
      {children}
    </ErrorBoundary>
  )
}

const failedAt = (place: BoundaryProps['place'], onClose: BoundaryProps['onClose']) =>
  function Fallback(failed: FallbackProps) {
    return <Failed {...failed} place={place} onClose={onClose} />
  }

function Failed({
  error,
  resetErrorBoundary,
  place,
  onClose,
}: FallbackProps & Omit<BoundaryProps, 'children'>) {
  const words = use(BoundaryWordsContext)
  const isMissing = error instanceof ChunkLoadError
  const details = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const wayOn = (
    <Button variant="outlined" onClick={isMissing ? () => window.location.reload() : resetErrorBoundary}>
      {words ? (isMissing ? words.reload : words.tryAgain) : '↻'}
    </Button>
  )
  if (place === 'overlay')
    return (
      <div role="alert" className={styles['overlay']}>
        <p>{words ? words.overlay[isMissing ? 'missing' : 'crash'] : details}</p>
        <div className={styles['actions']}>
          {wayOn}
          {onClose && <Button onClick={onClose}>{words ? words.close : '×'}</Button>}
        </div>
      </div>
    )
  return (
    <div role="alert" className={styles['page']}>
      {words && (
        <>
          <Text as="h1" look="h2">
            {isMissing ? words.page.missingTitle : words.page.crashTitle}
          </Text>
          <p>{isMissing ? words.page.missing : words.page.crash}</p>
        </>
      )}
      <pre>{words ? `${words.details}: ${details}` : details}</pre>
      {wayOn}
    </div>
  )
}

interface LazyOptions<Props> {
  /** Where a failure is said; `nowhere`: the page is whole without the part, and its placeholder stays. */
  readonly failure: 'page' | 'overlay' | 'nowhere'
  /** Stands in the part's place until it has come. */
  readonly Placeholder?: ComponentType<Props>
  readonly resetKeys?: (props: Props) => readonly unknown[]
  readonly onClose?: (props: Props) => (() => void) | undefined
  /** No first screen waits for it: its code is asked for when that is there. */
  readonly isLate?: true
}

/** Milliseconds: late enough not to compete with the first screen, early enough to be there before the first click. */
export const preloadDelayMs = 2_000

type LazyPart<Props> = ComponentType<Props> & {
  /** Fetches the code, so that the part is drawn at once when it is wanted. Rejects with a ChunkLoadError. */
  readonly preload: () => Promise<void>
}

/** A part whose code is loaded when it is first drawn, and whose failure to come never takes the page with it. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { failure, Placeholder, resetKeys, onClose, isLate }: LazyOptions<Props>,
): LazyPart<Props> {
  let loaded: ComponentType<Props> | undefined
  let later = lazily()

  function lazily() {
    return lazy(async () => {
      try {
        return { default: await fetchPart() }
      } catch (error) {
        // The page is whole without it: nothing to say, not even in the console.
        if (failure === 'nowhere') return { default: Placeholder ?? Nothing }
        throw error
      }
    })
  }

  async function fetchPart(): Promise<ComponentType<Props>> {
    try {
      loaded ??= await load()
      return loaded
    } catch (cause) {
      // React remembers a failure for good; who opens the part again gets another try.
      later = lazily()
      throw new ChunkLoadError(cause instanceof Error ? cause.message : String(cause), { cause })
    }
  }

  function Part(props: Props) {
    // Chosen once: another component in its place would forget its state.
    const [Component] = useState<ComponentType<Props>>(() => loaded ?? later)
    const placeholder = Placeholder ? <Placeholder {...props} /> : null
    const part = (
      <Suspense fallback={placeholder}>
        <Component {...props} />
      </Suspense>
    )
    if (failure === 'nowhere') return <ErrorBoundary fallback={placeholder}>{part}</ErrorBoundary>
    return (
      <PartBoundary place={failure} resetKeys={resetKeys?.(props)} onClose={onClose?.(props)}>
        {part}
      </PartBoundary>
    )
  }

  function LatePart(props: Props) {
    const isDue = useIsLateEnough(loaded !== undefined)
    if (isDue) return <Part {...props} />
    return Placeholder ? <Placeholder {...props} /> : null
  }

  return Object.assign(isLate ? LatePart : Part, {
    preload: async () => {
      await fetchPart()
    },
  })
}

/** True at once or after the delay. What is closed before then is not waited for. */
function useIsLateEnough(isAtOnce: boolean): boolean {
  const [isDue, setIsDue] = useState(isAtOnce)
  useEffect(() => {
    if (isDue) return
    const timer = setTimeout(() => setIsDue(true), preloadDelayMs)
    return () => clearTimeout(timer)
  }, [isDue])
  return isDue
}

/** The same for what lies over the page and can be closed, come or not. */
export const lazyDialog = <Props extends { readonly onClose: () => void }>(
  load: () => Promise<ComponentType<Props>>,
): LazyPart<Props> => lazyPart(load, { failure: 'overlay', onClose: ({ onClose }) => onClose })

const Nothing = () => null
