import { lookupIn } from '#domain/execution/lookup'
import { lookupAddress } from '#components/page/lookupAddress'
import { matchRoute } from '#routes'

/** Each word of what was typed stands somewhere in one of these. */
export const matches = (typed: string, ...texts: readonly (string | undefined)[]): boolean => {
  const text = texts.join(' ').toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Where a pasted address leads: a page of this product as it stands, or what AOM's own address names. */
export function addressIn(typed: string): string | undefined {
  const text = typed.trim()
  if (!/^(https?:\/\/|\/)/i.test(text) || !URL.canParse(text, window.location.origin)) return undefined
  const { pathname, search, hash } = new URL(text, window.location.origin)
  if (pathname !== '/' && matchRoute(pathname)) return `${pathname}${search}${hash}`
  const found = lookupIn(text)
  return found && lookupAddress(found)
}
