import { applyDensity } from '#ui/density'
import { applyColorScheme } from '#ui/schemeChoice'

/* What does not wait for the app's code: a file of its own, which arrives first (build/pagePreload.ts). */

// Most screens need more files than the app's: they are fetched along with those, not after them. The build says which.
const screens = document.querySelector<HTMLScriptElement>('script[data-screens]')?.dataset['screens'] ?? '[]'
for (const [pattern, files] of JSON.parse(screens) as [string, string[]][])
  if (new RegExp(pattern, 'i').test(location.pathname))
    for (const file of files) {
      const link = document.createElement('link')
      link.rel = 'modulepreload'
      link.crossOrigin = ''
      link.href = file
      document.head.append(link)
    }

// Both read the browser's storage, whose first use waits for another process.
applyColorScheme()
applyDensity()
