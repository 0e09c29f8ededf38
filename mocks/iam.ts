import { http, type RequestHandler } from 'msw'
import { accounts, DEMO_ACCOUNT, describe, issue, projects, type Account } from './iamTokens'
import { toRecord, type RecordedRequest } from './recorded'
import { toResponse, type Reply } from './reply'
import type { World } from './world'

/*
 * The IAM that we pretend to have: KeystoneCreateUserTokenByPassword (and …AndMfa), KeystoneValidateToken,
 * KeystoneListAuthProjects. It keeps nothing: its tokens say themselves whom and what they are for.
 */

const requests = new WeakMap<World, RecordedRequest[]>()

/** What IAM was sent, oldest first, with the passwords in the bodies: a test wants to see that nothing else went. */
export const iamRequestsOf = (world: World): readonly RecordedRequest[] => requests.get(world) ?? []

export function createIamHandlers(world: World): RequestHandler[] {
  let turn = 0
  const received: RecordedRequest[] = []
  requests.set(world, received)
  const take = async (request: Request) => {
    const record = await toRecord(request, undefined, world.tick)
    const subject = record.headers['x-subject-token']
    if (subject) record.headers['x-subject-token'] = `…${subject.slice(-4)}`
    received.push(record)
    return record
  }
  return [
    http.post('*/v3/auth/tokens', async ({ request }) => {
      const { body } = await take(request)
      return toResponse(create(body), 1_000_000 + ++turn)
    }),
    http.get('*/v3/auth/tokens', async ({ request }) => {
      await take(request)
      const known = asker(world, request)
      const subject = known && describe(request.headers.get('x-subject-token') ?? '')
      return toResponse(
        subject ? { status: 200, json: { token: subject } } : error(401, authFailed),
        1_000_000 + ++turn,
      )
    }),
    http.get('*/v3/auth/projects', async ({ request }) => {
      await take(request)
      const known = asker(world, request)
      const links = { self: 'https://iam.example.com/v3/auth/projects' }
      return toResponse(
        known
          ? {
              status: 200,
              json: { links, projects: projects.map((project) => ({ ...project, enabled: true })) },
            }
          : error(401, authFailed),
        1_000_000 + ++turn,
      )
    }),
  ]
}

const authFailed = 'The request you have made requires authentication.'

/** IAM's error body. */
const error = (status: number, message: string): Reply => ({
  status,
  json: { error: { code: status, message, title: status === 401 ? 'Unauthorized' : 'Bad Request' } },
})

/** The token that asks, if IAM issued it and nobody has revoked it since. */
function asker(world: World, request: Request) {
  const token = request.headers.get('x-auth-token') ?? ''
  return world.behaviour.rejectedTokens.includes(token) ? undefined : describe(token)
}

interface AuthRequest {
  auth?: {
    identity?: {
      methods?: unknown[]
      password?: { user?: { name?: unknown; password?: unknown; domain?: { name?: unknown } } }
      totp?: { user?: { id?: unknown; passcode?: unknown } }
    }
    scope?: { project?: { id?: unknown; name?: unknown } }
  }
}

function create(body: unknown): Reply {
  const { identity, scope } = (body as AuthRequest | undefined)?.auth ?? {}
  const user = identity?.password?.user
  if (!identity?.methods?.includes('password') || !user) return error(400, 'Request body is invalid.')
  const account = accounts.find(({ name }) => name === user.name)
  const isRight = user.domain?.name === DEMO_ACCOUNT && account && user.password === account.password
  if (account?.isLocked) return error(401, 'The account is locked.')
  if (!isRight) return error(401, 'The username or password is wrong.')
  const refused = account.mfa && refuseMfa(account.mfa, account, identity)
  if (refused) return refused
  const wanted = scope?.project
  const project = projects.find(({ id, name }) => (wanted?.id ? id === wanted.id : name === wanted?.name))
  if (!project) return error(400, 'The project does not exist.')
  const token = issue(account.name, project.id, Date.now())
  return { status: 201, json: { token: describe(token) }, headers: { 'x-subject-token': token } }
}

/** IAM's own words for a missing second factor are not documented; these are a guess. */
function refuseMfa(
  passcode: string,
  account: Account,
  identity: NonNullable<NonNullable<AuthRequest['auth']>['identity']>,
): Reply | undefined {
  const totp = identity.methods?.includes('totp') ? identity.totp?.user : undefined
  if (!totp) return error(401, 'The login protection is enabled: an MFA verification code is required.')
  return totp.id === account.id && totp.passcode === passcode
    ? undefined
    : error(401, 'The verification code is wrong.')
}
