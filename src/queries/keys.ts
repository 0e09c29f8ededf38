import { getSession } from '#api/session'

/** One root per project and region: what one project said must never be shown for another. */
export function rootKey(): readonly string[] {
  const session = getSession()
  return 'projectId' in session ? ['project', session.projectId, session.region ?? ''] : ['project', '', '']
}

export const projectId = (): string => rootKey()[1] ?? ''
