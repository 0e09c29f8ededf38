import type { State } from '#domain/execution/status'
import type { MarkSubject } from './mark'

/** Which stops a gateway has on record: all, or those of which it tells people; `not`: it watches for none. */
export type Watched = 'all' | 'some' | 'not'

/** A node that waited for a person, as the gateway that watches saw it. */
export interface SeenStop extends MarkSubject {
  readonly state: State
  /** AOM's line that names the fault. */
  readonly cause?: string
  readonly since: number
  /** Undefined: it still waits. */
  readonly overAt?: number
  /** What it was then: a state, or that a newer run hides it, or that it stopped again; undefined: nobody could say. */
  readonly became?: State | 'superseded' | 'stoppedAgain'
  /** Somebody operated it meanwhile, through a gateway of this journal. */
  readonly isOperated: boolean
}

export interface StopPage {
  readonly stops: readonly SeenStop[]
  readonly isCut: boolean
  readonly watched: Watched
}
