import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const prefix = 'aom-operator-tests-'

/** Whatever the tests of a run put into the system's temporary folder goes with its end; for Vitest and Playwright. */
export default async function useTemporaryFolder(): Promise<(() => Promise<void>) | undefined> {
  // Vitest asks once for each of its projects.
  if (basename(tmpdir()).startsWith(prefix)) return undefined
  const folder = await mkdtemp(join(tmpdir(), prefix))
  // PostgreSQL runs as another user where the tests run as root.
  await chmod(folder, 0o755)
  process.env['TMPDIR'] = folder
  return () => rm(folder, { recursive: true, force: true, maxRetries: 3 })
}
