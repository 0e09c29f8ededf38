import { runnerImport } from 'vite'
import type * as RoutesModule from '../src/routes'
import { alias } from './alias.ts'

/** Each screen's folder, and the paths that open it, as the route table has them. */
export async function routePatterns(): Promise<readonly (readonly [folder: string, pattern: string])[]> {
  const { module } = await runnerImport<typeof RoutesModule>('./src/routes.ts', { resolve: { alias } })
  return Object.entries(module.routes).map(([folder, { path }]) => [folder, module.patternOf(path).source])
}
