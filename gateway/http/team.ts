import { credentialOf } from '../aom/credential'
import { findRegion } from '../aom/calls'
import type { Identities } from '../aom/identity'
import type { Admission } from '../journal/api'
import type { Settings } from '../settings/settings'
import { changesRefusedFor, operatorOf } from './operator'
import type { Permission } from './operator'
import { undecided } from './projectAccess'
import type { ProjectAccess } from './projectAccess'
import type { Admitted } from './app'

type TeamOptions = {
  readonly settings: Settings
  readonly permission: Permission
  readonly identities: Identities
  readonly access: ProjectAccess
}

/**
 * Who may see what a project's team does: whoever IAM says has a token for it, else whoever AOM lets read it. The answer is
 * for `createJournalApi`.
 */
export function createTeamAdmission({ settings, permission, identities, access }: TeamOptions) {
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
    const mayRead = credential.kind === 'key' || (await access.of(credential.token, projectId, region))
    if (mayRead === null) return { refusal: refusals.undecided }
    if (!mayRead) return { refusal: refusals.nobody }
    return {
      user,
      region: region.id,
      changesRefused: changesRefusedFor(identity, permission),
      isLetIn:
        credential.kind === 'key'
          ? () => Promise.resolve(true)
          : letInBy((once) => access.byAom(credential.token, projectId, region, once)),
    }
  }
}

/** Whom AOM has let in once is asked about again when that was long ago, and once only where AOM then refuses. */
function letInBy(byAom: (once: boolean) => Promise<boolean>): () => Promise<boolean> {
  let wasLetIn = false
  return async () => {
    const once = wasLetIn
    wasLetIn = false
    const isLetIn = await byAom(once)
    wasLetIn ||= isLetIn
    return isLetIn
  }
}

const refusals = {
  other: { status: 404, code: 'GATEWAY.404', message: 'The gateway does not serve this region or project.' },
  nobody: {
    status: 401,
    code: 'GATEWAY.401',
    message: 'The credential is not good for this project, or there is none.',
  },
  undecided: { status: 503, code: 'GATEWAY.503', message: undecided },
} as const
