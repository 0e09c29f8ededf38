import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/**
 * The icon stands in the page itself: a request of its own would compete with the app's code. It is a bitmap, as the browser
 * makes a whole document of an SVG, in the page's own thread.
 */
export function inlineIcon(file: string): Plugin {
  const icon = readFileSync(file).toString('base64')
  return {
    name: 'inline-icon',
    apply: 'build',
    transformIndexHtml: (html) => html.replace('/favicon.png', `data:image/png;base64,${icon}`),
  }
}
