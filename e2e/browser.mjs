import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** First the browser without a screen of its own, which needs less than half of the processor's time. */
const systemPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Playwright keeps the headless shell beside the full browser and starts either by itself. */
function hasOwnBrowser() {
  const full = chromium.executablePath()
  const shell = full.replace(/chromium-(\d+)/, 'chromium_headless_shell-$1')
  const shellFile = shell
    .replace(/chrome(\.exe)?$/, 'headless_shell$1')
    .replace('chrome-linux64', 'chrome-linux')
  return [full, shell, shellFile].some((path) => existsSync(path))
}

/**
 * Which browser to drive: an explicit one (PLAYWRIGHT_CHROMIUM), Playwright's own, or the system's.
 * @returns {{ executablePath?: string } | undefined} launch options; undefined when there is none
 */
export function findBrowser() {
  const explicit = process.env.PLAYWRIGHT_CHROMIUM
  if (explicit) return { executablePath: explicit }
  if (hasOwnBrowser()) return {}
  const executablePath = systemPaths.find((path) => existsSync(path))
  return executablePath ? { executablePath } : undefined
}

export const browserFlags = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export const isRoot = process.getuid?.() === 0
