import type { Page } from '@playwright/test'
import { catalogue } from '../mocks/scenarios/catalogue'
import type { World } from '../mocks/world'
import { expect } from './app'

export interface StoppedNode {
  readonly workflow: string
  readonly workflowId: string
  readonly executionId: string
  readonly node: string
  readonly nodeId: string
}

/** What AOM says of a node from now on, and of its run with it. */
const become =
  (node: string, run: string) =>
  (world: World, { executionId, nodeId }: Pick<StoppedNode, 'executionId' | 'nodeId'>) => {
    world.edit.setNodeStatus(executionId, nodeId, node)
    world.edit.setExecutionStatus(executionId, run, run)
  }

export const stopAgain = become('fail', 'fail')
/** As after a Retry of somebody whom nobody saw. */
export const runAgain = become('running', 'executing')
export const finish = become('success', 'success')

/** Begins a run of so many workflows that rest, and fails the first node of each. Every node's name is another one. */
export function stopNodes(world: World, count: number): readonly StoppedNode[] {
  const names = new Set<string>()
  const resting = catalogue.filter(({ id, nodes }) => {
    const first = nodes[0]?.wire
    if (!first || first.category === 'pause' || names.has(first.name) || world.isBusy(id)) return false
    names.add(first.name)
    return true
  })
  if (resting.length < count) throw new Error(`only ${resting.length} workflows rest`)
  return resting.slice(0, count).map(({ id, name, nodes }) => {
    const executionId = world.edit.execute(id)
    const { id: nodeId = '', name: node = '' } = nodes[0]?.wire ?? {}
    stopAgain(world, { executionId, nodeId })
    return { workflow: name, workflowId: id, executionId, node, nodeId }
  })
}

const rowOf = (page: Page, { workflow }: StoppedNode) =>
  page.getByRole('table', { name: 'Needs attention' }).getByRole('row').filter({ hasText: workflow })

/** On Needs attention: the dialog of a node's Retry, open and not confirmed. */
export async function openRetry(page: Page, stopped: StoppedNode) {
  await rowOf(page, stopped)
    .getByRole('button', { name: `Retry ${stopped.node}`, exact: true })
    .click()
  const dialog = page.getByRole('dialog', { name: `Retry ${stopped.node}?` })
  const button = dialog.getByRole('button', { name: 'Retry node' })
  await expect(button).toBeVisible()
  return {
    dialog,
    confirm: () => button.click(),
    /** So many milliseconds from now, by the page's own clock. */
    confirmIn: (ms: number) =>
      button.evaluate((element: HTMLElement, wait) => {
        setTimeout(() => element.click(), wait)
      }, ms),
  }
}

/** The results of operations, with a line for each. */
export async function openTray(page: Page) {
  const tray = page.getByRole('region', { name: 'Operations', exact: true })
  const turn = tray.getByRole('button', { name: /^Operations: / })
  // It opens by itself for a bad end, and a press that comes right then closes it.
  await expect(async () => {
    if ((await turn.getAttribute('aria-expanded')) !== 'true') await turn.click()
    await expect(turn).toHaveAttribute('aria-expanded', 'true', { timeout: 500 })
  }).toPass()
  return tray
}

/** The same with the full words of each. */
export async function openResults(page: Page) {
  const tray = await openTray(page)
  const folded = tray.getByRole('button', { name: 'In full', expanded: false })
  while ((await folded.count()) > 0) await folded.first().click()
  return tray
}

/** What the page says became of a node's operation. */
export const resultOf = async (page: Page, { node }: StoppedNode) =>
  (await openTray(page)).getByRole('region', { name: new RegExp(`^Retry ${node}`) })

/** Whatever the results on a page were announced with, from now on and over all reloads, one each: "Retry Stop · Sending". */
export async function collectHeadings(page: Page): Promise<() => Promise<string[]>> {
  const seen = new Set<string>()
  await page.exposeBinding('noteHeading', (_, heading: string) => seen.add(heading))
  await page.addInitScript(() => {
    const { noteHeading } = window as unknown as { noteHeading: (heading: string) => void }
    const look = () => {
      for (const heading of document.querySelectorAll(
        '[aria-label="Results of operations"] > :is([role=status], [role=alert]) > *',
      ))
        noteHeading(heading.textContent)
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
  })
  return async () => {
    // What was noted before this is here when this is.
    await page.evaluate(() => undefined)
    return [...seen]
  }
}
