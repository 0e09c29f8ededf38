import { setTimeout } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { night } from '../../mocks/scenarios'
import { freshPage, test } from './stage'
import { report } from './row'

const { workflowId, executionId } = night.gateway

// Real browsers for a real minute: the clocks and timers of so many pages are what is measured.
test('reads that AOM gets, one execution open in many browsers', async ({ browser, stage }, info) => {
  info.setTimeout(900_000)
  const inMinute = async (browsers: number) => {
    await stage.begin('failed-night')
    await stage.freeze()
    const opened: Awaited<ReturnType<typeof freshPage>>[] = []
    for (let index = 0; index < browsers; index++) {
      const fresh = await freshPage(browser)
      opened.push(fresh)
      await fresh.page.goto(`${stage.url}/workflows/${workflowId}/executions/${executionId}`)
      await expect(fresh.page.locator('[data-node-id]').first()).toBeVisible()
    }
    const before = stage.executionReads()
    const asked = new Set<number>()
    opened.forEach(({ page }, index) =>
      page.on('request', (request) => {
        if (request.url().includes(`/executions/${executionId}`)) asked.add(index)
      }),
    )
    await setTimeout(60_000)
    const reads = stage.executionReads() - before
    // A browser that had stopped asking would be no load, and no proof.
    expect(asked.size).toBe(browsers)
    await Promise.all(opened.map(({ context }) => context.close()))
    return reads
  }
  const two = await inMinute(2)
  await report(info, {
    what: 'Reads per minute that AOM gets of one execution: 50 browsers, against 2',
    measured: await inMinute(50),
    unit: 'reads/min',
    target: two,
    targetIn: 'unit',
  })
})
