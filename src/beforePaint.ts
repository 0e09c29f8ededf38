import { applyColorScheme } from '#ui/schemeChoice'

/* What does not wait for the app's code: a file of its own, which arrives first (vite.config.ts). */

// Reads the browser's storage, whose first use waits for another process.
applyColorScheme()

// An execution's page needs one more file: it is fetched along with the app's, not after it (vite.config.ts names it here).
const script = document.querySelector<HTMLScriptElement>('script[data-execution]')
if (script?.dataset['execution'] !== undefined && location.pathname.includes('/executions/')) {
  const link = document.createElement('link')
  link.rel = 'modulepreload'
  link.crossOrigin = ''
  link.href = script.dataset['execution']
  document.head.append(link)
}
