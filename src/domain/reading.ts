import type { Failure } from '#domain/failure/failure'

/** What a screen knows of one thing it reads: the last known data, how old it is, and what went wrong since. */
export interface Reading<T> {
  readonly data: T | undefined
  /** When `data` was read; undefined before the first answer. */
  readonly readAt: number | undefined
  /** The newest read failed, although `data` may still be there, older. */
  readonly failure: Failure | undefined
  readonly isReading: boolean
  /** False while nothing polls it (finished, hidden tab). */
  readonly isPolling: boolean
  /** After a failure: when it is asked again by itself, epoch ms; undefined where nothing failed or nobody will ask. */
  readonly nextReadAt: number | undefined
  readonly refresh: () => void
}

/** When something was read last, for what a newer read alone must not draw again. */
export interface ReadMoment {
  readonly get: () => number | undefined
  readonly subscribe: (listener: () => void) => () => void
}

/** Older than this, data may be read but not acted on. */
export const actableAgeMs = 120_000

/** How what everybody does reaches this page. `polled`: events do not come through, and are tried again later. */
export type LiveMode = 'connecting' | 'live' | 'polled'
