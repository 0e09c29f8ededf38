import createCache from '@emotion/cache'

/** The gateway's content security policy lets in only styles that carry the nonce of this very page. */
export function createStyleCache() {
  const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce
  // No plugins: the browsers that this app is built for need no vendor prefixes, and adding them takes as long as the rest.
  return createCache({ key: 'aom', stylisPlugins: [], ...(nonce && { nonce }) })
}
