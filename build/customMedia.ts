import type { Plugin } from 'vite'
import { below, breakpoints, from, type Breakpoint } from '../src/ui/theme/tokens.ts'

const media = new Map(
  (Object.keys(breakpoints) as Breakpoint[]).flatMap((at) => [
    [`(--from-${at})`, from(at)],
    [`(--below-${at})`, below(at)],
  ]),
)

/** Puts the breakpoints of ui/theme/tokens.ts in the place of `(--below-md)`: a media query cannot ask a variable. */
export const resolveMedia = (css: string): string =>
  css.replace(/(?<=@media[^{]*)\(--[\w-]+\)/g, (name) => {
    const query = media.get(name)
    if (query === undefined) throw new Error(`There is no breakpoint ${name}: see src/ui/theme/tokens.ts`)
    return query
  })

export const customMedia = (): Plugin => ({
  name: 'custom-media',
  enforce: 'pre',
  transform: {
    filter: { id: /\.css$/, code: '(--' },
    handler: (code) => ({ code: resolveMedia(code), map: null }),
  },
})
