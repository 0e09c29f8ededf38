import { http } from 'msw'
import { server } from '#mocks/node'

/** Calls of this path are answered once `release` is called, and not by any clock. */
export function holdAnswers(path: string): () => void {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  // A handler that answers nothing passes the call on to the world.
  server.use(http.all(path, () => released))
  return () => release()
}
