import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js'
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js'
import { afterEach, expect, it } from 'vitest'
import { night, PROJECT_ID, TOKEN } from './scenarios'
import { startMockAom, type MockAom } from './server'
import type { KnownKey } from './signatures'

const START = Date.UTC(2026, 10, 24, 19, 0)
const MINUTE = 60_000
const key: KnownKey = { accessKey: 'EXAMPLEID', secretKey: 'made-up' }
const temporary: KnownKey = { ...key, securityToken: 'made-up-token' }
const { rotate } = night
const run = `/v1/${PROJECT_ID}/cms/workflow/${rotate.workflowId}/executions/${rotate.executionId}`

let aom: MockAom
let machine = START
afterEach(() => aom.close())

async function start(accessKey: KnownKey): Promise<void> {
  machine = START
  aom = await startMockAom({
    scenario: 'failed-night',
    port: 0,
    now: () => START,
    stopped: true,
    accessKey,
    signatureNow: () => machine,
  })
}

interface Asking {
  method?: string
  path?: string
  query?: Record<string, string>
  body?: object
  /** Signs with this; the known key unless given. */
  by?: KnownKey
  at?: number
}

/** The headers of a request signed with Huawei's SDK. */
function signed({
  method = 'GET',
  path = `${run}/status`,
  query = {},
  body,
  by = key,
  at = machine,
}: Asking) {
  return AKSKSigner.sign(
    {
      endpoint: `${aom.url}${path}`,
      method,
      headers: {
        'X-Sdk-Date': new Date(at).toISOString().replace(/[-:]|\.\d+/g, ''),
        'content-type': 'application/json',
        'X-Project-Id': PROJECT_ID,
        ...(by.securityToken !== undefined && { 'X-Security-Token': by.securityToken }),
      },
      queryParams: query,
      data: body,
    },
    new BasicCredentials().withAk(by.accessKey).withSk(by.secretKey),
  ) as Record<string, string>
}

async function send(asking: Asking, changes: Record<string, string | undefined> = {}) {
  const { method = 'GET', path = `${run}/status`, query = {}, body } = asking
  const search = new URLSearchParams(query).toString()
  const headers = Object.entries({ ...signed(asking), ...changes }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'host',
  )
  const response = await fetch(`${aom.url}${path}${search && `?${search}`}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as { error_code?: string; error_msg?: string; request_id?: string }
  return { status: response.status, answer }
}

const wrong = { ...key, secretKey: 'wrong' }
const refused = {
  status: 401,
  answer: {
    error_code: 'APIG.0301',
    error_msg: 'Incorrect IAM authentication information: verify aksk signature fail',
    request_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
  },
}
const locked = {
  status: 403,
  answer: {
    error_code: 'APIG.0301',
    error_msg: expect.stringMatching(/AK access failed to reach the limit/) as string,
  },
}

it('answers what is signed with the key: a read, a list with its body, an operation', async () => {
  await start(key)
  expect((await send({})).status).toBe(200)
  const list = { sort_field: 'update_time', sort_type: 'DESC', workflow_name: '节点 a+b' }
  expect(
    (await send({ method: 'POST', path: `/v1/${PROJECT_ID}/cms/workflow-list`, body: list })).status,
  ).toBe(200)
  const query = { action: 'restart', node_id: rotate.nodeId }
  expect((await send({ method: 'POST', path: `${run}/operation`, query })).answer).toEqual({
    result: 'success',
  })
  expect(aom.world.operations).toHaveLength(1)
})

it('takes no token in place of a signature', async () => {
  await start(key)
  expect(await send({}, { Authorization: undefined, 'X-Auth-Token': TOKEN })).toEqual(refused)
})

it('refuses what is signed with another key, and does not act on it', async () => {
  await start(key)
  const query = { action: 'restart', node_id: rotate.nodeId }
  const operation = { method: 'POST', path: `${run}/operation`, query }
  expect(await send({ ...operation, by: wrong })).toEqual(refused)
  expect(await send({ ...operation, by: { ...key, accessKey: 'OTHERID' } })).toEqual(refused)
  expect(aom.world.operations).toEqual([])
  expect(aom.world.requests).toHaveLength(2)
})

it('refuses what was changed after it was signed', async () => {
  await start(key)
  const query = { action: 'skip', node_id: rotate.nodeId }
  const { Authorization = '' } = signed({ method: 'POST', path: `${run}/operation`, query })
  const changed = { ...query, action: 'restart' }
  expect(await send({ method: 'POST', path: `${run}/operation`, query: changed }, { Authorization })).toEqual(
    refused,
  )
  const list = { sort_field: 'update_time', sort_type: 'DESC' }
  const path = `/v1/${PROJECT_ID}/cms/workflow-list`
  const ofList = signed({ method: 'POST', path, body: list })
  expect(
    await send(
      { method: 'POST', path, body: { ...list, page: 1 } },
      { Authorization: ofList['Authorization'] },
    ),
  ).toEqual(refused)
  expect(await send({}, { 'X-Project-Id': 'f'.repeat(32) })).toEqual(refused)
})

it('demands the token of a temporary key, and none of a lasting one', async () => {
  await start(temporary)
  expect((await send({ by: temporary })).status).toBe(200)
  expect(await send({ by: key })).toEqual(refused)
  expect(await send({ by: { ...key, securityToken: 'other' } })).toEqual(refused)
  expect(await send({ by: key }, { 'X-Security-Token': 'made-up-token' })).toEqual(refused)
  await aom.close()
  await start(key)
  expect(await send({ by: temporary })).toEqual(refused)
})

it('refuses a date more than 15 minutes off, which locks nothing', async () => {
  await start(key)
  expect((await send({ at: START - 15 * MINUTE })).status).toBe(200)
  expect((await send({ at: START + 15 * MINUTE })).status).toBe(200)
  for (const at of [START - 15 * MINUTE - 1000, START + 15 * MINUTE + 1000]) {
    for (let time = 0; time < 3; time++) {
      expect(await send({ at })).toMatchObject({
        status: 401,
        answer: { error_msg: expect.stringContaining('signature expired') as string },
      })
    }
  }
  expect((await send({})).status).toBe(200)
})

it('locks the key for five minutes after five wrong signatures in a row, for the right ones too', async () => {
  await start(key)
  for (let time = 0; time < 4; time++) expect(await send({ by: wrong })).toEqual(refused)
  expect((await send({})).status).toBe(200)
  for (let time = 0; time < 5; time++) expect(await send({ by: wrong })).toEqual(refused)
  expect(await send({})).toMatchObject(locked)
  machine += 5 * MINUTE - 1000
  expect(await send({})).toMatchObject(locked)
  machine += 1000
  expect((await send({})).status).toBe(200)
})
