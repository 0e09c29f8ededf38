import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** `npm run dev` leaves MSW's worker in public/; a production build must hold no mock code. */
export function withoutWorker(): Plugin {
  let directory: string | undefined
  return {
    name: 'without-worker',
    apply: 'build',
    configResolved({ root, build }) {
      directory = join(root, build.outDir)
    },
    closeBundle() {
      if (directory !== undefined) rmSync(join(directory, 'mockServiceWorker.js'), { force: true })
    },
  }
}
