import { expect, test } from 'vitest'
import { createPage } from './page'
import { readSettings } from '../settings/settings'
import type { Settings } from '../settings/settings'

const projectId = '0123456789abcdef0123456789abcdef'
const html = `<script type="application/json" id="runtime-config">
  null
</script>`

function told(env: Record<string, string>, changes: Partial<Settings> = {}): unknown {
  const settings = readSettings(env)
  if ('problem' in settings) throw new Error(settings.problem)
  const page = createPage(html, { ...settings, ...changes })
  return JSON.parse(/>([^<]*)</.exec(page().html)?.[1] ?? '')
}

test('an operator signs in by password or token: the app knows the regions and that IAM can be asked', () => {
  expect(told({ AOM_REGION: 'cn-north-4,cn-east-3' })).toEqual({
    signIn: 'token',
    canUseIam: true,
    projectId: null,
    regions: ['cn-north-4', 'cn-east-3'],
    user: null,
    environment: null,
    hasJournal: true,
    readsAreShared: false,
    changesRefused: null,
  })
})

test('with one key for all reads, pages may ask at the same moment', () => {
  const reader = { READER_AK: 'HPUAEXAMPLE00004F2K', READER_SK: 'hush-secret' }
  expect(told({ AOM_REGION: 'cn-north-4', ...reader })).toMatchObject({
    signIn: 'token',
    readsAreShared: true,
  })
})

test('whom the proxy names is shown, with the reason why they may change nothing', () => {
  const settings = readSettings({ AOM_REGION: 'cn-north-4' })
  if ('problem' in settings) throw new Error(settings.problem)
  const { html: page } = createPage(html, settings)({ name: 'li.na', changesRefused: 'notOperator' })
  expect(JSON.parse(/>([^<]*)</.exec(page)?.[1] ?? '')).toMatchObject({
    user: 'li.na',
    changesRefused: 'notOperator',
  })
})

test('an AOM at an address of its own, with IAM unknown: by token alone', () => {
  const env = { AOM_ENDPOINT: 'http://127.0.0.1:9000', AOM_PROJECT_ID: projectId }
  expect(told(env)).toMatchObject({ signIn: 'token', canUseIam: false, projectId, regions: ['custom'] })
  expect(told({ ...env, IAM_ENDPOINT: 'http://127.0.0.1:9001' })).toMatchObject({ canUseIam: true })
})

test('the gateway signs: nobody signs in, and the page holds nothing of the key but its shortened id', () => {
  const env = {
    AOM_REGION: 'cn-north-4',
    AOM_PROJECT_ID: projectId,
    CLOUD_SDK_AK: 'HPUAEXAMPLE00003F2K',
    CLOUD_SDK_SK: 'hush-secret',
    CLOUD_SDK_SECURITY_TOKEN: 'hush-token',
  }
  const config = told(env)
  expect(config).toMatchObject({ signIn: 'none', projectId, user: 'HPUA…3F2K' })
  expect(JSON.stringify(config)).not.toMatch(/hush|EXAMPLE/)
})

test('the environment is told, and markup in its label stays text', () => {
  const label = '</script><b>$&\u2028'
  const environment = { label, color: '#c01048' }
  expect(told({ AOM_REGION: 'cn-north-4' }, { environment })).toMatchObject({ environment })
  const settings = readSettings({ AOM_REGION: 'cn-north-4', AOM_ENVIRONMENT: '</script><b>' })
  if ('problem' in settings) throw new Error(settings.problem)
  expect(createPage(html, settings)().html).not.toContain('<b>')
})
