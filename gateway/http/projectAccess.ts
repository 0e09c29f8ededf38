import { matchCall } from '../aom/calls'
import type { Identities } from '../aom/identity'
import type { Reads } from '../reads/reads'
import type { Region, Settings } from '../settings/settings'

/** Whether a token is good for a project. */
export type ProjectAccess = {
  /** By IAM's word; null where it names no project. */
  byIam(token: string, projectId: string, region: Region): Promise<boolean | null>
  /** Whether AOM has let it read the project within the last minutes; asked only where it `once` did. */
  byAom(token: string, projectId: string, region: Region, once: boolean): Promise<boolean>
  /** By IAM's word, else by whether AOM lets it read the project; null: neither says so at the moment. */
  of(token: string, projectId: string, region: Region): Promise<boolean | null>
}

/** What is said where `of` is null: a page must not take this for the end of its session. */
export const undecided = 'Neither IAM nor AOM says at the moment whether this token is good for the project.'

type ProjectAccessOptions = {
  readonly settings: Settings
  readonly identities: Identities
  readonly reads: Reads
}

export function createProjectAccess({ settings, identities, reads }: ProjectAccessOptions): ProjectAccess {
  const byIam: ProjectAccess['byIam'] = async (token, projectId, region) => {
    const identity = await identities.of(token, region)
    return identity.kind === 'user' && identity.projectId !== null ? identity.projectId === projectId : null
  }
  const askAom = async (token: string, projectId: string, region: Region): Promise<boolean | null> => {
    if (reads.hasRead(token, projectId)) return true
    const call = matchCall('POST', listing(projectId), region.id, settings)
    if ('noCall' in call) return false
    const credential = { kind: 'token', token } as const
    const request = { call, body: smallest, credential, readsGzip: false, subjectToken: null }
    const { answer } = await reads.read(request, { fresh: true, gone: new AbortController().signal })
    if (answer.head?.status === 401 || answer.head?.status === 403) return false
    return reads.hasRead(token, projectId) || null
  }
  return {
    byIam,
    byAom: async (token, projectId, region, once) =>
      reads.hasRead(token, projectId) || (once && (await askAom(token, projectId, region)) === true),
    of: async (token, projectId, region) =>
      (await byIam(token, projectId, region)) ?? askAom(token, projectId, region),
  }
}

/** The cheapest thing that AOM lets read only who may read the project. */
const listing = (projectId: string) => ({ segments: ['v1', projectId, 'cms', 'workflow-list'], query: [] })
const smallest = Buffer.from(
  JSON.stringify({ page: 1, size: 1, sort_field: 'update_time', sort_type: 'DESC' }),
)
