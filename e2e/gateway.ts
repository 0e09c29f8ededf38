import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type BrowserContext, type Page } from '@playwright/test'
import { PROJECT_ID, TOKEN, type ScenarioName } from '../mocks/scenarios'
import { startMockAom, type MockAom, type MockAomOptions } from '../mocks/server'
import { test as base } from './app'

export interface GatewayProcess {
  readonly url: string
  readonly process: ChildProcess
  /** All that it has written, log and notices. */
  readonly said: () => string
}

export interface RunningGateway extends GatewayProcess {
  readonly aom: MockAom
}

/** `npm start`'s own program, in front of a mocked AOM that speaks real HTTP. */
export async function startGateway(
  scenario: ScenarioName,
  settings: (aomUrl: string) => Readonly<Record<string, string>> = () => ({}),
  options: Pick<MockAomOptions, 'accessKey' | 'behaviour'> = {},
): Promise<RunningGateway> {
  const aom = await startMockAom({ scenario, port: 0, ...options })
  return { ...(await startProcess(aom.url, settings(aom.url))), aom }
}

/** The same without an AOM of its own, so that there can be several. A journal of its own, unless `settings` name one. */
export async function startProcess(
  aomUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<GatewayProcess> {
  const gateway = spawn(process.execPath, ['gateway/start.mjs'], {
    env: {
      ...process.env,
      AOM_ENDPOINT: aomUrl,
      AOM_PROJECT_ID: PROJECT_ID,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'gateway-data-')),
      PORT: '0',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  gateway.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const url = await new Promise<string>((resolve, reject) => {
    let isStarted = false
    gateway.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      // Of a gateway under load, searching all that was said again and again would take most of this process's time.
      const found = isStarted ? null : /http:\/\/[\d.]+:\d+/.exec(said)
      if (!found) return
      isStarted = true
      resolve(found[0])
    })
    gateway.once('exit', (code) => reject(new Error(`the gateway ended with ${code}: ${said}`)))
  })
  return { url, process: gateway, said: () => said }
}

export async function stopGateway(running: RunningGateway): Promise<void> {
  await Promise.all([stopProcess(running), running.aom.close()])
}

export async function stopProcess({ process: gateway }: GatewayProcess): Promise<void> {
  if (gateway.exitCode !== null || gateway.signalCode !== null) return
  const ended = once(gateway, 'exit')
  gateway.kill('SIGTERM')
  await ended
}

/** Watches from now on; `expectKept` then finds the secrets in no address, no line of the gateway, and no storage that outlives the tab. */
export function watchSecrets(context: BrowserContext, secrets: readonly string[]) {
  const urls: string[] = []
  context.on('request', (request) => urls.push(request.url()))
  return {
    expectKept: async (gateway: RunningGateway) => {
      expect(urls.length).toBeGreaterThan(0)
      const kept = await Promise.all(
        context
          .pages()
          .map((page) => page.evaluate(() => JSON.stringify({ ...localStorage }) + location.href)),
      )
      const cookies = JSON.stringify(await context.cookies())
      for (const secret of secrets)
        for (const place of [...urls, ...kept, cookies, gateway.said()]) expect(place).not.toContain(secret)
    },
  }
}

/** A page on the gateway, not signed in; the world behind it is new for every test. */
export const test = base.extend<{ gateway: RunningGateway }>({
  gateway: async ({ context }, use) => {
    const secrets = watchSecrets(context, [TOKEN])
    const running = await startGateway('failed-night')
    await use(running)
    await secrets.expectKept(running)
    await stopGateway(running)
  },
})

/** Every page of this browser begins signed in, as after "Keep me signed in in this tab". */
export async function beginSignedIn(context: BrowserContext, token: string): Promise<void> {
  await context.addInitScript(
    (session) => sessionStorage.setItem('aom-operator.session', session),
    JSON.stringify({ token, projectId: PROJECT_ID }),
  )
}

export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Token').fill(TOKEN)
  await expect(page.getByLabel('Project ID')).toHaveValue(PROJECT_ID)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export { expect }
