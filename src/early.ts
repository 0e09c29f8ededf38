// An execution's page needs one more file: it is fetched along with the app's, not after it (vite.config.ts names it here).
const script = document.querySelector<HTMLScriptElement>('script[data-execution]')
if (script?.dataset['execution'] !== undefined && location.pathname.includes('/executions/')) {
  const link = document.createElement('link')
  link.rel = 'modulepreload'
  link.crossOrigin = ''
  link.href = script.dataset['execution']
  document.head.append(link)
}

/*
 * A page's first use of Intl makes the browser list its locales, which takes up to a tenth of a second. This file needs
 * nothing and arrives first, so that it happens while the app's own code is still on its way; in two tasks, as the list is
 * made in two parts.
 */
Intl.Collator.supportedLocalesOf('en')
setTimeout(() => Intl.NumberFormat.supportedLocalesOf('en'))
