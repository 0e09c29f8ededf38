import { spawnSync } from 'node:child_process'

const places = ['nginx', '/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx']

/** An nginx that starts; installs Debian's where this is root on Debian. Ends the process with one line if there is none. */
export function findNginx() {
  const found = search() ?? (installed() ? search() : undefined)
  if (found) return found
  process.stderr.write('npm run test:nginx needs nginx: install it (Debian: apt-get install nginx)\n')
  process.exit(1)
}

function search() {
  return places.find((path) => spawnSync(path, ['-v']).status === 0)
}

function installed() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false
  process.stdout.write('# Installing nginx\n')
  // RUNLEVEL=1: installed, but no server of its own is started.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const apt = (/** @type {string[]} */ ...words) =>
    spawnSync('apt-get', ['-qq', ...words], { env, stdio: 'ignore' }).status === 0
  const install = () => apt('install', '-y', '--no-install-recommends', 'nginx')
  return install() || (apt('update') && install())
}
