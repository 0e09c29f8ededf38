import { PROJECT_ID, TOKEN } from './scenarios/identity'
import { hex } from './seed'

/** One account with every kind of user. Nothing here opens anything: the values only look like what they stand for. */
export const DEMO_ACCOUNT = 'example-operations'
export const DEMO_PASSWORD = 'example-password'
export const DEMO_PASSCODE = '123456'

export interface Account {
  name: string
  /** IAM's id of the user. */
  id: string
  password: string
  /** The second factor that it takes; none without. */
  mfa?: string
  isLocked?: boolean
}

export const accounts: readonly Account[] = [
  { name: 'night.shift', id: '000000000000000000000000000000e1', password: DEMO_PASSWORD },
  { name: 'mfa.user', id: '000000000000000000000000000000e2', password: DEMO_PASSWORD, mfa: DEMO_PASSCODE },
  { name: 'locked.user', id: '000000000000000000000000000000e3', password: DEMO_PASSWORD, isLocked: true },
]

/** A project of the world's region besides the world's own; nothing runs in it. */
export const CALM_PROJECT_ID = '00000000000000000000000000000c0d'
/** A project of another region; nothing runs in it either. */
export const FAR_PROJECT_ID = '00000000000000000000000000000e0f'

/** As IAM lists them: a project is named after its region, and what follows `_` is its own name. */
export const projects = [
  { id: PROJECT_ID, name: 'cn-north-4' },
  { id: CALM_PROJECT_ID, name: 'cn-north-4_staging' },
  { id: FAR_PROJECT_ID, name: 'cn-east-3' },
]

export const demoRegions = ['cn-north-4', 'cn-east-3']

const regionOf = (projectId: string): string | undefined =>
  projects.find(({ id }) => id === projectId)?.name.split('_')[0]

const dayMs = 24 * 3_600_000
const prefix = 'fake-token'

/**
 * A token that says itself whom it is for, so that the mock has nothing to remember: any user name will do, and a test makes
 * as many operators as it wants. `at` is epoch ms; it is good for a day.
 */
export const issue = (user: string, projectId: string, at: number): string =>
  [prefix, user, projectId, Math.floor(at / 1000)].join('~')

interface Issued {
  user: string
  projectId: string
  /** Epoch ms. */
  at: number
}

function read(token: string): Issued | undefined {
  // The demo's own token was issued an hour ago, so its end does not come up while one looks around.
  if (token === TOKEN) return { user: 'night.shift', projectId: PROJECT_ID, at: Date.now() - 3_600_000 }
  const [mark, user, projectId, seconds] = token.split('~')
  return mark === prefix && user && projectId ? { user, projectId, at: Number(seconds) * 1000 } : undefined
}

const isOver = ({ at }: Issued) => Date.now() >= at + dayMs

/** What AOM's gateway says against a token; undefined for one that this IAM issued, or that is named as known. */
export function tokenTrouble(token: string, knownTokens: readonly string[]): string | undefined {
  if (token === '') return 'x-auth-token not found'
  if (token.length > 40_960) return 'decrypt token fail'
  if (knownTokens.includes(token)) return undefined
  const issued = read(token)
  if (!issued) return 'decrypt token fail'
  return isOver(issued) ? `token expires, expires_at: ${iso(issued.at + dayMs)}` : undefined
}

/** Whose token it is; one of elsewhere stands for itself. */
export const userOf = (token: string): string => read(token)?.user ?? token

/** A user of the demo's account, by name. */
export const operatorOf = (name: string) => ({
  account: DEMO_ACCOUNT,
  name,
  id: accounts.find((account) => account.name === name)?.id ?? hex(32, 'user', name),
})

/** IAM's `token` object, without the catalog; undefined for a token that it did not issue or that is over. */
export function describe(token: string) {
  const issued = read(token)
  if (!issued || isOver(issued)) return undefined
  const domain = { id: '000000000000000000000000000000d0', name: DEMO_ACCOUNT }
  const project = projects.find(({ id }) => id === issued.projectId)
  const account = accounts.find(({ name }) => name === issued.user)
  return {
    expires_at: iso(issued.at + dayMs),
    issued_at: iso(issued.at),
    methods: account?.mfa ? ['password', 'totp'] : ['password'],
    project: project && { ...project, domain },
    user: { id: operatorOf(issued.user).id, name: issued.user, domain, password_expires_at: '' },
    roles: [{ id: '0', name: 'CMS FullAccess' }],
  }
}

/** IAM writes microseconds. */
const iso = (time: number): string => new Date(time).toISOString().replace('Z', '000Z')

/**
 * `world`: the project of the world · `empty`: another one that this token is for · `refused`: not this token's.
 * A known token that IAM here did not issue, and a signature, are for the world's own project.
 */
export function mayEnter(token: string, projectId: string, region: string | null, ownProjectId: string) {
  const issued = read(token)
  if (region !== null && regionOf(projectId) !== undefined && regionOf(projectId) !== region) return 'refused'
  // A real token is for one project. The demo's own opens the staging project too, so that a switch can be seen at once.
  const isDemoGuest = token === TOKEN && projectId === CALM_PROJECT_ID
  if (issued && token !== TOKEN && issued.projectId !== projectId) return 'refused'
  if (projectId === ownProjectId) return 'world'
  return isDemoGuest || issued?.projectId === projectId ? 'empty' : 'refused'
}
