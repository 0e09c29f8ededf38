import { HttpResponse } from 'msw'
import type { World } from '../world'
import type { Mark } from './mark'
import type { Operation } from './operation'

/** Between two looks at the world's clock: a colleague acts also while this page asks nothing else. */
const TICK_MS = 1000
const HEARTBEAT_TICKS = 15

/**
 * A project's changes as they come, after those since `after`. Ends with the request, or when the journal ends its streams.
 */
export function eventStream(world: World, projectId: string, after: number, signal: AbortSignal): Response {
  const { journal } = world
  const encoder = new TextEncoder()
  let close = () => {}
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const say = (text: string) => controller.enqueue(encoder.encode(text))
      // A proxy that holds back what is no whole answer: nothing ever comes.
      const isBuffered = world.behaviour.eventStream === 'buffered'
      const tell = (entry: Operation | Mark) => {
        if (entry.projectId === projectId && !isBuffered) say(eventOf(entry))
      }
      let ticks = 0
      const timer = setInterval(() => {
        world.tick()
        ticks += 1
        if (ticks % HEARTBEAT_TICKS === 0 && !isBuffered) say(':\n\n')
      }, TICK_MS)
      const stop = journal.watch(tell, () => {
        close()
        controller.close()
      })
      close = () => {
        clearInterval(timer)
        stop()
        signal.removeEventListener('abort', close)
      }
      signal.addEventListener('abort', close)
      if (!isBuffered) say(`event: ready\nid: ${after}\ndata: ${JSON.stringify({ seq: after })}\n\n`)
      const missed = [...journal.operations, ...journal.marks].filter(({ seq }) => seq > after)
      for (const entry of missed.toSorted((a, b) => a.seq - b.seq)) tell(entry)
    },
    cancel: () => close(),
  })
  return new HttpResponse(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
    },
  })
}

const eventOf = (entry: Operation | Mark): string =>
  `event: ${'kind' in entry ? 'mark' : 'operation'}\nid: ${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`
