import type { ReactNode } from 'react'
import { Router, type BaseLocationHook, type BaseSearchHook } from 'wouter'
import { navigate, usePathname, useSearch } from 'wouter/use-browser-location'

/*
 * wouter decodes the whole address before it takes it apart, and the parameters of a query are then decoded a second time:
 * `100%2541` would be read as `100A`, and `a%2Fb` stays as it is. Here the address is left as the browser has it, and each
 * part of its path is decoded once (matchRoute). A lone `%` is a `%`.
 */

/** What wouter's decoding turns back into `address`. */
const undecoded = (address: string): string => address.replaceAll('%', '%25')

const useRawPath: BaseLocationHook = () => [undecoded(usePathname()), navigate]
const useRawSearch: BaseSearchHook = () => undecoded(useSearch())
const raw = { hook: useRawPath, searchHook: useRawSearch }

/** Around everything that reads or changes the address. */
export function Addresses({ children }: { children: ReactNode }) {
  return <Router {...raw}>{children}</Router>
}
