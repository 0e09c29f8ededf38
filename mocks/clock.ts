/** The world's own clock: it follows the outside clock at a speed, and can be stopped and moved. */
export interface WorldClock {
  /** World time, epoch ms. */
  now(): number
  /** The outside clock, epoch ms. */
  outside(): number
  /** 0 is stopped, 1 is the outside clock's pace. */
  readonly speed: number
  setSpeed(speed: number): void
  stop(): void
  /** Moves world time forward by so many ms, whatever the speed. */
  advance(ms: number): void
  /** What is needed to go on after a reload. */
  save(): ClockState
}

export interface ClockState {
  outside: number
  world: number
  speed: number
}

export function createClock(outsideNow: () => number, initial: ClockState, onChange: () => void): WorldClock {
  let state = initial
  const now = () => Math.round(state.world + (outsideNow() - state.outside) * state.speed)
  const setSpeed = (speed: number) => {
    state = { outside: outsideNow(), world: now(), speed }
    onChange()
  }
  return {
    now,
    outside: outsideNow,
    get speed() {
      return state.speed
    },
    setSpeed,
    stop: () => setSpeed(0),
    advance: (ms) => {
      if (ms < 0) throw new RangeError('The world never goes back in time.')
      state = { ...state, world: state.world + ms }
      onChange()
    },
    save: () => ({ outside: outsideNow(), world: now(), speed: state.speed }),
  }
}
