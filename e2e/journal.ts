import { PROJECT_ID, TOKEN } from '../mocks/scenarios'
import type { World } from '../mocks/world'
import { expect } from './app'
import type { StoppedNode } from './stoppedNodes'

/** A row of the gateway's journal, as far as tests look at it. */
export interface Row {
  readonly id: string
  readonly seq: number
  readonly workflowId: string
  readonly executionId: string
  readonly nodeId: string
  readonly action: string
  readonly requestedAt: number
  readonly outcome: 'open' | 'accepted' | 'refused' | 'unknown' | 'notSent'
  readonly httpStatus: number | null
  readonly user: { readonly name: string }
  readonly effect: { readonly seenBy: string | null } | null
}

interface Page {
  readonly operations: readonly Row[]
  readonly next: number | null
}

async function readPage(url: string, token: string, before: number | null): Promise<Page> {
  const page = before === null ? '' : `&before=${before}`
  const answer = await fetch(`${url}/api/operations?project=${PROJECT_ID}&limit=200${page}`, {
    headers: { 'x-auth-token': token },
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Page
}

/** What a gateway has on record of the project, newest first. */
export async function readJournal(url: string, token = TOKEN): Promise<readonly Row[]> {
  const { operations } = await readPage(url, token, null)
  return operations
}

/** The same, however long the journal is. */
export async function readWholeJournal(url: string, token: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (let before: number | null = null; ;) {
    const page = await readPage(url, token, before)
    rows.push(...page.operations)
    if (page.next === null) return rows
    before = page.next
  }
}

/** The executions of which a node was operated at AOM, once for each time. */
export const operatedAt = ({ operations }: Pick<World, 'operations'>): string[] =>
  operations.map(({ path }) => /executions\/([^/]+)\/operation$/.exec(path)?.[1] ?? path)

/** Each node once at AOM, and once in the journal, with the truth. */
export async function expectOnce(world: World, url: string, nodes: readonly StoppedNode[]): Promise<void> {
  const wanted = nodes.map(({ executionId }) => executionId).toSorted()
  expect(operatedAt(world).toSorted()).toEqual(wanted)
  const rows = await readJournal(url)
  expect(rows.map(({ executionId }) => executionId).toSorted()).toEqual(wanted)
  expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']))
}
