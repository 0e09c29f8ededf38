import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser, isRoot } from './browser.mjs'

/** Quiet: what counts is whether a browser is there afterwards. A download that hangs is given up. */
const run = (command, args) =>
  spawnSync(command, args, {
    stdio: 'ignore',
    timeout: 10 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32',
  })

if (!findBrowser()) {
  console.log('No browser for the tests yet: installing Chromium…')
  // Its system libraries come along where that is allowed.
  const withLibraries = isRoot && process.platform === 'linux' ? ['--with-deps'] : []
  run('npx', ['playwright', 'install', ...withLibraries, 'chromium'])
  if (!findBrowser() && isRoot && existsSync('/etc/debian_version')) {
    console.log("Playwright's own could not be fetched: installing Debian's Chromium and a CJK font…")
    run('apt-get', ['update', '-qq'])
    // Not every release has the first one.
    for (const name of ['chromium-headless-shell', 'chromium'])
      if (!findBrowser()) run('apt-get', ['install', '-y', '-qq', name, 'fonts-noto-cjk'])
  }
}
if (!findBrowser()) {
  console.error(
    'No Chromium found and none could be installed: install one (npx playwright install chromium, or your system’s package) or set PLAYWRIGHT_CHROMIUM to its path.',
  )
  process.exit(2)
}
