import { useEffect, type ReactNode } from 'react'
import { Router, type BaseLocationHook, type BaseSearchHook } from 'wouter'
import { navigate, usePathname, useSearch } from 'wouter/use-browser-location'
import type { Place } from '#domain/session/place'
import { currentPlace } from '#queries/session'
import { placeOf, withoutPlace, withPlace } from '#routes'

/*
 * wouter decodes the whole address before it takes it apart, and the parameters of a query are then decoded a second time:
 * `100%2541` would be read as `100A`, and `a%2Fb` stays as it is. Here the address is left as the browser has it, and each
 * part of its path is decoded once (matchRoute). A lone `%` is a `%`.
 *
 * Every address that the app makes or goes to names its region and project; no screen sees that part of it.
 */

/** What wouter's decoding turns back into `address`. */
const undecoded = (address: string): string => address.replaceAll('%', '%25')

const inPlace = (address: string): string => withPlace(address, currentPlace())
const navigateInPlace: typeof navigate = (to, options) => navigate(inPlace(String(to)), options)

const useRawPath: BaseLocationHook = () => [undecoded(usePathname()), navigateInPlace]
const useRawSearch: BaseSearchHook = () => undecoded(withoutPlace(useSearch()))
const raw = { hook: useRawPath, searchHook: useRawSearch, hrefs: inPlace }

/** Around everything that reads or changes the address. */
export function Addresses({ children }: { children: ReactNode }) {
  return <Router {...raw}>{children}</Router>
}

/** The place that the address itself names. */
export function useAddressPlace(): Place | undefined {
  return placeOf(useSearch())
}

/** An address that was typed without a place is given the session's, so that what is copied from the browser names it. */
export function PlaceInAddress() {
  const address = usePathname() + useSearch()
  const isNamed = inPlace(address) === address
  useEffect(() => {
    if (isNamed) return
    // Where a redirect has led meanwhile, not where the page was drawn.
    const { pathname, search: query, hash } = window.location
    const here = `${pathname}${query}${hash}`
    if (inPlace(here) !== here)
      navigate(inPlace(here), { replace: true, state: window.history.state as unknown })
  }, [isNamed])
  return null
}
