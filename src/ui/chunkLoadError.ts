/**
 * Code of the app that did not come: the network is gone, or the gateway was updated and has other files by now. Browsers
 * and React remember a failed import, so only a reload helps.
 */
export class NotLoadedError extends Error {
  override readonly name = 'NotLoadedError'
}

export async function loaded<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading
  } catch (cause) {
    throw new NotLoadedError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}
