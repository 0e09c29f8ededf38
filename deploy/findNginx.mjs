import { spawnSync } from 'node:child_process'

const places = ['nginx', '/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx']

/**
 * An nginx that starts, and `skip` for the tests that need it: false, or the line that says what is missing here.
 * @returns {{ nginx: string, skip: false } | { nginx: '', skip: string }}
 */
export function findNginx() {
  const nginx = places.find((path) => spawnSync(path, ['-v']).status === 0)
  if (nginx === undefined)
    return { nginx: '', skip: 'nginx is not installed (Debian: apt-get install nginx-light)' }
  if (spawnSync('openssl', ['version']).status !== 0) return { nginx: '', skip: 'openssl is not installed' }
  return { nginx, skip: false }
}
