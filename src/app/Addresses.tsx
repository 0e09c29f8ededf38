import { useMemo, type ReactNode } from 'react'
import { Router, useRouter, type BaseLocationHook, type BaseSearchHook, type Parser } from 'wouter'
import { navigate, usePathname, useSearch } from 'wouter/use-browser-location'

/*
 * wouter decodes the whole address before it takes it apart, and the parameters of a query are then decoded a second time:
 * `100%2541` would be read as `100A`, and `a%2Fb` stays as it is. Here the address is left as the browser has it, and each
 * part of its path is decoded once. A lone `%` is a `%`.
 */

/** What wouter's decoding turns back into `address`. */
const undecoded = (address: string): string => address.replaceAll('%', '%25')

const useRawPath: BaseLocationHook = () => [undecoded(usePathname()), navigate]
const useRawSearch: BaseSearchHook = () => undecoded(useSearch())
const raw = { hook: useRawPath, searchHook: useRawSearch }

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Around everything that reads or changes the address. */
export function Addresses({ children }: { children: ReactNode }) {
  const { parser } = useRouter()
  const decoding = useMemo<Parser>(
    () => (route, loose) => {
      const { pattern, ...rest } = parser(route, loose)
      const exec = (path: string) => {
        const found = pattern.exec(path)
        // The first is the whole match; a part that is not there is undefined, whatever its type says.
        for (const index of found?.keys() ?? [])
          if (found?.[index] !== undefined && index > 0) found[index] = decodePart(found[index])
        return found
      }
      return { ...rest, pattern: { exec } }
    },
    [parser],
  )
  return (
    <Router {...raw} parser={decoding}>
      {children}
    </Router>
  )
}
