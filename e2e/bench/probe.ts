/** What the probe saw in the page; times are the page's `performance.now()`. */
export interface Seen {
  /** Epoch milliseconds of the paint that completed what is in sight. */
  readonly paintedAt: number
  /** The same moment since navigation began. */
  readonly painted: number
  readonly inSight: number
}

export interface Probe {
  /** Resolves once the elements of `selector` in sight are painted and their number rests. */
  seen: (selector: string) => Promise<Seen>
  /** Resolves with the time of the next click's paint in which `selector` is there, from the click's own time, in ms. */
  clickTo: (selector: string) => Promise<number>
  /** Frame times in ms, until `stop` is called. */
  frames: () => { stop: () => number[] }
  /** The parts of long tasks beyond 50 ms that began before `until`, summed, in ms. */
  blocking: (until: number) => number
  shift: () => number
}

declare global {
  interface Window {
    __probe: Probe
  }
}

/** Runs in the page before its own scripts. It may use nothing from outside itself. */
export function installProbe(): void {
  const longTasks: { start: number; duration: number }[] = []
  let shift = 0
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ start: startTime, duration })
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
    })[])
      if (!entry.hadRecentInput) shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })

  /** A message posted in a frame's callback arrives after that frame is painted. */
  const afterPaint = (then: () => void) => {
    const channel = new MessageChannel()
    channel.port1.addEventListener('message', () => {
      channel.port1.close()
      then()
    })
    channel.port1.start()
    channel.port2.postMessage(0)
  }
  const isInSight = (element: Element) => {
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect()
    return (
      width * height > 0 &&
      bottom > 0 &&
      top < window.innerHeight &&
      right > 0 &&
      left < window.innerWidth &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    )
  }
  const restingFrames = 10

  window.__probe = {
    seen: (selector) =>
      new Promise((resolve) => {
        let inSight = 0
        let rested = 0
        let painted = 0
        const look = () => {
          const now = [...document.querySelectorAll(selector)].filter(isInSight).length
          if (now !== inSight) {
            inSight = now
            rested = 0
            afterPaint(() => {
              painted = performance.now()
            })
          } else if (inSight > 0 && ++rested >= restingFrames) {
            resolve({ painted, paintedAt: performance.timeOrigin + painted, inSight })
            return
          }
          requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    clickTo: (selector) =>
      new Promise((resolve) => {
        const onClick = (event: Event) => {
          const look = () => {
            if (document.querySelector(selector))
              afterPaint(() => resolve(performance.now() - event.timeStamp))
            else requestAnimationFrame(look)
          }
          requestAnimationFrame(look)
        }
        document.addEventListener('click', onClick, { capture: true, once: true })
      }),
    frames: () => {
      const times: number[] = []
      let last: number | undefined
      let isOn = true
      const tick = (now: number) => {
        if (last !== undefined) times.push(now - last)
        last = now
        if (isOn) requestAnimationFrame(tick)
      }
      requestAnimationFrame(tick)
      return {
        stop: () => {
          isOn = false
          return times
        },
      }
    },
    blocking: (until) =>
      longTasks.reduce((sum, task) => sum + (task.start < until ? Math.max(0, task.duration - 50) : 0), 0),
    shift: () => shift,
  }
}
