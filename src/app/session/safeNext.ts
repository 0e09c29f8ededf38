import { root, routes } from '#routes'

/** The page to open after sign-in: only a path of this very origin, never another site's address. */
export function safeNext(next: string | null): string {
  if (!next?.startsWith('/')) return root
  try {
    const url = new URL(next, window.location.origin)
    if (url.origin !== window.location.origin || url.pathname.startsWith(routes['sign-in'].path)) return root
    // `/.//evil.example` is a path here, and another site's address once it is written out.
    if (url.pathname.startsWith('//')) return root
    return `${url.pathname}${url.search}${url.hash}`
  } catch {
    return root
  }
}
