import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { DEMO_ACCOUNT, DEMO_PASSWORD } from '../mocks/iamTokens'
import { night } from '../mocks/scenarios'
import { expect, startGateway, stopGateway, watchSecrets } from './gateway'
import { test } from './app'

const { node, workflowId, executionId, nodeId } = night.rotate

/** The main job: the failed node is found at home, retried, and its effect seen. */
async function retry(page: Page) {
  await page.getByRole('button', { name: `Retry ${node}`, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: `Retry ${node}?` })
  await dialog.getByLabel('Reason').fill('certificate is back')
  await dialog.getByRole('button', { name: 'Retry node' }).click()
  await expect(page.getByRole('status').filter({ hasText: node })).toContainText('Effect seen')
}

const keys = [
  ['a permanent key', { accessKey: 'EXAMPLEACCESSKEY', secretKey: 'example-secret' }],
  [
    'a temporary key',
    { accessKey: 'EXAMPLETEMPORARY', secretKey: 'example-secret', securityToken: 'example-security-token' },
  ],
] as const

for (const [name, accessKey] of keys)
  test(`${name}: nobody signs in, AOM takes the signature, and the audit says who and why`, async ({
    page,
    context,
  }) => {
    const secrets = watchSecrets(context, Object.values(accessKey).slice(1))
    const auditLog = join(mkdtempSync(join(tmpdir(), 'audit-')), 'audit.jsonl')
    const gateway = await startGateway(
      'failed-night',
      () => ({
        CLOUD_SDK_AK: accessKey.accessKey,
        CLOUD_SDK_SK: accessKey.secretKey,
        ...('securityToken' in accessKey && { CLOUD_SDK_SECURITY_TOKEN: accessKey.securityToken }),
        AOM_ENVIRONMENT: 'Production',
        AOM_ENVIRONMENT_COLOR: 'red',
        AUDIT_LOG: auditLog,
      }),
      { accessKey },
    )
    try {
      await page.goto(gateway.url)
      await expect(page).toHaveURL(/attention/)
      const header = page.getByRole('banner')
      await expect(header).toContainText('Production')
      // The environment's red is a stripe and a border, never behind or in text.
      const red = 'rgb(217, 58, 58)'
      await expect(header).toHaveCSS('border-top-color', red)
      await expect(header).not.toHaveCSS('background-color', red)
      const chip = header.getByText('Production')
      await expect(chip).toHaveCSS('border-left-color', red)
      for (const property of ['background-color', 'color']) await expect(chip).not.toHaveCSS(property, red)
      await retry(page)
      await secrets.expectKept(gateway)
      expect(gateway.aom.world.operations).toHaveLength(1)
      expect(await page.content()).not.toContain(accessKey.secretKey)
      const readAudit = () => readFileSync(auditLog, 'utf8').trim().split('\n')
      // The file follows the journal, which nobody who operates waits for.
      await expect.poll(() => readAudit().length).toBeGreaterThanOrEqual(2)
      const audit = readAudit()
      const asked = {
        event: 'operation',
        user: { kind: 'key', account: null, name: shortened(accessKey.accessKey), id: null },
        workflowId,
        executionId,
        nodeId,
        action: 'restart',
        reason: 'certificate is back',
      }
      // The page that sees the effect adds it afterwards.
      expect(audit.slice(0, 2).map((line): unknown => JSON.parse(line))).toEqual([
        expect.objectContaining({ ...asked, outcome: 'open', httpStatus: null }),
        expect.objectContaining({ ...asked, outcome: 'accepted', httpStatus: 200 }),
      ])
      expect(audit.join('\n')).not.toContain(accessKey.secretKey)
    } finally {
      await stopGateway(gateway)
    }
  })

const shortened = (keyId: string) => `${keyId.slice(0, 4)}…${keyId.slice(-4)}`

test('an IAM user signs in through the gateway; neither password nor token is kept', async ({
  page,
  context,
}) => {
  const secrets = watchSecrets(context, [DEMO_PASSWORD, 'fake-token'])
  const gateway = await startGateway('failed-night', (aomUrl) => ({ IAM_ENDPOINT: aomUrl }))
  try {
    await page.goto(gateway.url)
    await page.getByLabel('Account name').fill(DEMO_ACCOUNT)
    await page.getByLabel('IAM user name').fill('night.shift')
    await page.getByLabel('Password').fill(DEMO_PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('banner')).toContainText('night.shift')
    await retry(page)
    expect(gateway.aom.world.operations).toHaveLength(1)
    await secrets.expectKept(gateway)
    // Nobody asked for it to be kept in this tab.
    const inTab = await page.evaluate(() => JSON.stringify({ ...sessionStorage }))
    expect(inTab).not.toContain(DEMO_PASSWORD)
    expect(inTab).not.toContain('fake-token')
  } finally {
    await stopGateway(gateway)
  }
})
