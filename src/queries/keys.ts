import { getSession } from '../api/session'

/** One root per project: what one project said must never be shown for another. */
export function rootKey(): readonly string[] {
  const session = getSession()
  return ['project', 'projectId' in session ? session.projectId : '']
}

export const projectId = (): string => rootKey()[1] ?? ''
