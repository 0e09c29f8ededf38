import createCache from '@emotion/cache'

/** The gateway's content security policy lets in only styles that carry the nonce of this very page. */
export function createStyleCache() {
  const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce
  return createCache({ key: 'aom', ...(nonce && { nonce }) })
}
