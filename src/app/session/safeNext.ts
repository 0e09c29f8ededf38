/** The page to open after sign-in: only a path of this very origin, never another site's address. */
export function safeNext(asked: string | null): string {
  if (!asked?.startsWith('/')) return '/'
  try {
    const url = new URL(asked, window.location.origin)
    if (url.origin !== window.location.origin || url.pathname.startsWith('/sign-in')) return '/'
    // `/.//evil.example` is a path here, and another site's address once it is written out.
    if (url.pathname.startsWith('//')) return '/'
    return `${url.pathname}${url.search}${url.hash}`
  } catch {
    return '/'
  }
}
