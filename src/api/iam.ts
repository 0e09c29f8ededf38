import * as v from 'valibot'
import type { IamUserInput, SessionUser } from '#domain/session/signIn'
import { exchange, parseJson, regionHeader, unusable, type Answer } from './http'

/*
 * IAM behind the gateway, at our own origin. Nothing here is ever sent again by itself: IAM counts wrong passwords and
 * locks the user.
 */

/** What IAM says of a token. */
interface TokenFacts {
  readonly user: SessionUser | null
  readonly projectId: string | null
  readonly projectName: string | null
  /** Epoch ms by this computer's clock. */
  readonly expiresAt: number | null
}

export interface IssuedToken extends TokenFacts {
  readonly token: string
}

export interface Project {
  readonly id: string
  /** A region's own project bears the region's name; another one is called `<region>_<name>`. */
  readonly name: string
}

const tokens = { api: 'iam', path: '/auth/tokens', query: { nocatalog: 'true' } } as const

/** KeystoneCreateUserTokenByPassword, or …AndMfa: a token of one project. */
export async function createToken(input: IamUserInput): Promise<IssuedToken> {
  const answer = await exchange(
    { ...tokens, operation: 'KeystoneCreateUserTokenByPassword', method: 'POST', body: tokenBody(input) },
    regionHeader(input.region),
  )
  const token = answer.headers.get('x-subject-token')
  if (!token) throw unusable(answer, { kind: 'contract', field: 'X-Subject-Token' })
  return { token, ...readFacts(answer) }
}

function tokenBody(input: IamUserInput) {
  const { account, user, password, mfa, project } = input
  return {
    auth: {
      identity: {
        methods: mfa ? ['password', 'totp'] : ['password'],
        password: { user: { name: user, password, domain: { name: account } } },
        ...(mfa && { totp: { user: { id: mfa.userId, passcode: mfa.passcode } } }),
      },
      scope: { project },
    },
  }
}

/** KeystoneValidateToken: a token may ask about itself. */
export async function describeToken(token: string, region: string | null): Promise<TokenFacts> {
  return readFacts(
    await exchange(
      { ...tokens, operation: 'KeystoneValidateToken', method: 'GET', timeoutMs: 10_000 },
      { 'X-Auth-Token': token, 'X-Subject-Token': token, ...regionHeader(region) },
    ),
  )
}

/** KeystoneListAuthProjects: the projects that this token's user may enter, of all regions. */
export async function listProjects(
  token: string,
  region: string | null,
  signal?: AbortSignal,
): Promise<readonly Project[]> {
  const answer = await exchange(
    { operation: 'KeystoneListAuthProjects', method: 'GET', api: 'iam', path: '/auth/projects', signal },
    { 'X-Auth-Token': token, ...regionHeader(region) },
  )
  const body = v.safeParse(v.object({ projects: v.array(v.unknown()) }), parseJson(answer))
  if (!body.success) throw unusable(answer, { kind: 'contract', field: 'projects' })
  return body.output.projects.flatMap((element) => {
    const project = v.safeParse(projectSchema, element)
    return project.success && project.output.enabled !== false
      ? [{ id: project.output.id, name: project.output.name }]
      : []
  })
}

const projectSchema = v.object({ id: v.string(), name: v.string(), enabled: v.optional(v.unknown()) })

const named = v.object({ name: v.string() })
const tokenSchema = v.object({
  token: v.object({
    expires_at: v.optional(v.unknown()),
    issued_at: v.optional(v.unknown()),
    project: v.fallback(v.optional(v.object({ id: v.string(), name: v.optional(v.unknown()) })), undefined),
    user: v.fallback(v.optional(v.object({ name: v.string(), domain: named })), undefined),
  }),
})

function readFacts(answer: Answer & { readonly headers: Headers }): TokenFacts {
  const body = v.safeParse(tokenSchema, parseJson(answer))
  if (!body.success) throw unusable(answer, { kind: 'contract', field: 'token' })
  const { user, project, expires_at, issued_at } = body.output.token
  const ends = readTime(expires_at)
  // The time left is what counts: this computer's clock may be wrong, and IAM's is the one that decides.
  const thereNow =
    readTime(answer.headers.get('date')) ?? (answer.httpStatus === 201 ? readTime(issued_at) : undefined)
  return {
    user: user ? { name: user.name, account: user.domain.name } : null,
    projectId: project?.id ?? null,
    projectName: typeof project?.name === 'string' ? project.name : null,
    expiresAt: ends === undefined ? null : ends - (thereNow ?? Date.now()) + Date.now(),
  }
}

function readTime(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN
  return Number.isNaN(time) ? undefined : time
}
