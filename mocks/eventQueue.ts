/** Something that happens to the world at a time of its own (epoch ms). */
export interface Timed {
  at: number
}

/** A heap ordered by time, then by the order of arrival, so that the same events always happen in the same order. */
export class EventQueue<E extends Timed> {
  private readonly heap: { event: E; turn: number }[] = []
  private turns = 0

  add(event: E): void {
    const heap = this.heap
    heap.push({ event, turn: this.turns++ })
    let child = heap.length - 1
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!this.before(child, parent)) break
      this.swap(child, parent)
      child = parent
    }
  }

  /** The earliest event that is due at `time`, removed; undefined if none is. */
  takeDue(time: number): E | undefined {
    const heap = this.heap
    const first = heap[0]
    if (!first || first.event.at > time) return undefined
    const last = heap.pop()
    if (last && heap.length > 0) {
      heap[0] = last
      this.sink()
    }
    return first.event
  }

  private sink(): void {
    let parent = 0
    for (;;) {
      const left = parent * 2 + 1
      if (left >= this.heap.length) return
      const right = left + 1
      const child = right < this.heap.length && this.before(right, left) ? right : left
      if (!this.before(child, parent)) return
      this.swap(child, parent)
      parent = child
    }
  }

  private before(a: number, b: number): boolean {
    const [x, y] = [this.heap[a], this.heap[b]]
    if (!x || !y) return false
    return x.event.at === y.event.at ? x.turn < y.turn : x.event.at < y.event.at
  }

  private swap(a: number, b: number): void {
    const [x, y] = [this.heap[a], this.heap[b]]
    if (x && y) {
      this.heap[a] = y
      this.heap[b] = x
    }
  }
}
