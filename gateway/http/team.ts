import { credentialOf } from '../aom/credential'
import { findRegion, matchCall } from '../aom/calls'
import type { Identities } from '../aom/identity'
import type { Admission } from '../journal/api'
import type { Reads } from '../reads/reads'
import type { Region, Settings } from '../settings/settings'
import { operatorOf } from './operator'
import type { Permission } from './operator'
import type { Admitted } from './app'

export type TeamOptions = {
  readonly settings: Settings
  readonly permission: Pick<Permission, 'needsIdentity'>
  readonly identities: Identities
  readonly reads: Reads
}

/**
 * Who may see what a project's team does: whoever IAM says has a token for it, else whoever AOM lets read it. The answer is
 * for `createJournalApi`.
 */
export function createTeamAdmission({ settings, permission, identities, reads }: TeamOptions) {
  /** Null: neither IAM nor AOM says so at the moment. */
  const hasAccess = async (token: string, projectId: string, region: Region): Promise<boolean | null> => {
    const said = await identities.of(token, region)
    if (said.kind === 'user' && said.projectId !== null) return said.projectId === projectId
    if (reads.hasRead(token, projectId)) return true
    const call = matchCall('POST', listing(projectId), region.id, settings)
    if ('noCall' in call) return false
    const credential = { kind: 'token', token } as const
    const request = { call, body: smallest, credential, readsGzip: false, subjectToken: null }
    const { answer } = await reads.read(request, { fresh: true, gone: new AbortController().signal })
    if (answer.head?.status === 401 || answer.head?.status === 403) return false
    return reads.hasRead(token, projectId) || null
  }

  return async (
    _request: Request,
    projectId: string,
    { incoming, identity }: Pick<Admitted, 'incoming' | 'identity'>,
  ): Promise<Admission> => {
    const credential = credentialOf(settings, incoming)
    const region = findRegion([incoming.headers['x-aom-region']].flat()[0], settings)
    if (!region || (settings.projectId !== null && settings.projectId !== projectId))
      return { refusal: refusals.other }
    if (credential.kind === 'none' || (permission.needsIdentity && identity === null))
      return { refusal: refusals.nobody }
    const user = await operatorOf({ credential, identity, call: { region } }, identities)
    if (user === null) return { refusal: refusals.nobody }
    const mayRead = credential.kind === 'key' || (await hasAccess(credential.token, projectId, region))
    if (mayRead === null) return { refusal: refusals.undecided }
    return mayRead ? { user } : { refusal: refusals.nobody }
  }
}

const refusals = {
  other: { status: 404, code: 'GATEWAY.404', message: 'The gateway does not serve this region or project.' },
  nobody: {
    status: 401,
    code: 'GATEWAY.401',
    message: 'The credential is not good for this project, or there is none.',
  },
  // A page must not take this for the end of its session.
  undecided: {
    status: 503,
    code: 'GATEWAY.503',
    message: 'Neither IAM nor AOM says at the moment whether this token is good for the project.',
  },
} as const

/** The cheapest thing that AOM lets read only who may read the project. */
const listing = (projectId: string) => ({ segments: ['v1', projectId, 'cms', 'workflow-list'], query: [] })
const smallest = Buffer.from(
  JSON.stringify({ page: 1, size: 1, sort_field: 'update_time', sort_type: 'DESC' }),
)
