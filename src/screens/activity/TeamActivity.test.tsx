import { screen, waitFor, within } from '@testing-library/react'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { NewSession } from '#api/session'
import { server } from '#mocks/node'
import { night } from '#mocks/scenarios'
import type { OperationRecord } from '#domain/operation/operation'
import { retryRecord, running } from '#test/operationRecord'
import { inPlace } from '#test/place'
import { renderApp, testNow } from '#test/renderApp'
import { rowOf, startJournal, type Row, type TeamJournal } from '#test/teamJournal'

const at = testNow.getTime()
/** Sent from this browser. */
const record = retryRecord(at - 600_000, {
  effectSeenAt: at - 596_000,
  effectSeen: { execution: running, node: running },
  settledAt: at - 596_000,
  dismissed: true,
})

interface Opened {
  readonly locale?: 'en' | 'zh-CN'
  readonly mode?: TeamJournal['mode']
  readonly session?: Partial<NewSession>
}

const keep = (kept: OperationRecord) =>
  localStorage.setItem(`aom-operator.operation.${kept.id}`, JSON.stringify(kept))

const setWidth = (width: number) =>
  (window as unknown as { happyDOM: { setViewport: (size: object) => void } }).happyDOM.setViewport({ width })

function open(rows: Row[] = [], url = '/activity', { locale = 'en', mode = 'live', session }: Opened = {}) {
  const journal = startJournal(rows)
  const { handlers } = journal
  journal.mode = mode
  const app = renderApp(url, {
    locale,
    ...(session && { session }),
    config: { hasJournal: true },
    answer: () => server.use(...handlers),
  })
  return { ...app, journal }
}

const table = async () => within(await screen.findByRole('table', { name: 'Activity' }))
const rowsOf = async () => (await table()).getAllByRole('row').slice(1)
const inUrl = (name: string) => new URLSearchParams(window.location.search).get(name)

it('tells of everybody’s operations who, when, what, on what, why, AOM’s answer and the effect', async () => {
  open([
    rowOf(1, at - 3_120_000, {
      reason: 'certificate fixed by hand',
      effect: { seenAt: at - 3_116_000, seenBy: 'wang.wei', what: { execution: running, node: running } },
    }),
    rowOf(2, at - 60_000, {
      user: { kind: 'key', account: null, name: 'AKEX…4F2K', id: null },
      action: 'skip',
      outcome: 'refused',
      httpStatus: 400,
      code: 'AOM.31001418',
      answer: '{"error_code":"AOM.31001418","error_msg":"Not supported."}',
    }),
  ])
  const [first, second] = await rowsOf()
  for (const text of ['Gateway’s key AKEX…4F2K', `Skip ${night.rotate.node}`, 'none given'])
    expect(first).toHaveTextContent(text)
  for (const text of ['Refused, HTTP 400', 'Not supported.', 'None, as AOM refused it'])
    expect(first).toHaveTextContent(text)
  for (const text of ['li.na', 'ops', `Retry ${night.rotate.node}`, 'certificate fixed by hand'])
    expect(second).toHaveTextContent(text)
  for (const text of ['Accepted, HTTP 200', 'Seen after 4s by wang.wei: Failed → Running'])
    expect(second).toHaveTextContent(text)
  const { workflowId, executionId, nodeId, workflow } = night.rotate
  expect(second).toHaveTextContent(workflow)
  expect(
    within(second as HTMLElement).getByRole('link', { name: `Retry ${night.rotate.node}` }),
  ).toHaveAttribute('href', inPlace(`/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`))
})

it('names the workflow once, and an account only where it is not one’s own', async () => {
  const run = { action: 'terminate', nodeId: null, nodeName: null } as const
  open(
    [
      rowOf(1, at - 120_000, { user: { kind: 'iam', account: 'ops', name: 'li.na', id: 'u1' }, ...run }),
      rowOf(2, at - 60_000, { user: { kind: 'iam', account: 'vendor', name: 'x.ext', id: 'u2' } }),
    ],
    '/activity',
    { session: { user: { name: 'night.shift', account: 'ops' } } },
  )
  const [theirs, ours] = await rowsOf()
  const { workflow } = night.rotate
  expect(ours!.textContent.split(workflow)).toHaveLength(2)
  expect(within(ours!).getByRole('link', { name: `Terminate ${workflow}` })).toBeVisible()
  expect(ours).not.toHaveTextContent('ops')
  expect(theirs).toHaveTextContent('vendor')
})

it('on a phone the filters stand behind one line, which says how many are set', async () => {
  setWidth(390)
  onTestFinished(() => setWidth(1_024))
  const { user } = open([rowOf(1, at - 60_000)], '/activity?outcome=accepted&by=li.na')
  expect(await rowsOf()).toHaveLength(1)
  expect(screen.queryByLabelText('Outcome')).toBeNull()
  await user.click(screen.getByText('Filters (2 set)'))
  await user.selectOptions(await screen.findByLabelText('Outcome'), '')
  // Opened by hand, it stays open.
  expect(await screen.findByText('Filters (1 set)')).toBeVisible()
  expect(screen.getByLabelText('Outcome')).toBeVisible()
})

it('bad news is seen without a press: what AOM said of what it refused, and of what it accepted without an effect', async () => {
  open([
    rowOf(1, at - 240_000, { answer: '{"result":"queued"}' }),
    rowOf(2, at - 180_000, {
      answer: '{"result":"success"}',
      effect: { seenAt: at - 176_000, seenBy: null, what: { execution: running, node: running } },
    }),
    rowOf(3, at - 5_000, { answer: '{"result":"taken"}' }),
    rowOf(4, at - 2_000, { outcome: 'unknown', httpStatus: 504, answer: 'Gateway Time-out' }),
  ])
  const [lost, awaited, seen, missing] = await rowsOf()
  expect(lost).toHaveTextContent('Gateway Time-out')
  expect(awaited).not.toHaveTextContent('taken')
  expect(seen).not.toHaveTextContent('success')
  expect(missing).toHaveTextContent('{"result":"queued"}')
})

it('filters stand in the URL, are asked of the journal, and survive a reload', async () => {
  const rows = [
    rowOf(1, at - 7_200_000, { outcome: 'refused' }),
    rowOf(2, at - 120_000, { action: 'skip', user: { kind: 'iam', account: 'ops', name: 'wang.wei' } }),
    rowOf(3, at - 60_000),
  ]
  const { user, journal, unmount } = open(rows)
  expect(await rowsOf()).toHaveLength(3)
  await user.type(screen.getByLabelText('Person'), 'li.na{Enter}')
  await waitFor(async () => expect(await rowsOf()).toHaveLength(2))
  await user.selectOptions(screen.getByLabelText('Outcome'), 'Refused')
  await waitFor(async () => expect(await rowsOf()).toHaveLength(1))
  await user.selectOptions(screen.getByLabelText('Action'), 'Retry')
  await user.selectOptions(screen.getByLabelText('Workflow'), night.rotate.workflow)
  await waitFor(() =>
    expect(journal.calls(/operations/).at(-1)).toMatch(/user=li\.na.*workflow=.*action=restart/),
  )
  expect([inUrl('by'), inUrl('outcome'), inUrl('action'), inUrl('workflow')]).toEqual([
    'li.na',
    'refused',
    'retry',
    night.rotate.workflowId,
  ])
  const url = `${window.location.pathname}${window.location.search}`
  unmount()

  const again = open(rows, url)
  expect(await rowsOf()).toHaveLength(1)
  expect(screen.getByLabelText('Person')).toHaveValue('li.na')
  expect(screen.getByLabelText('Outcome')).toHaveDisplayValue('Refused')
  await again.user.click(screen.getByRole('button', { name: 'Clear filters' }))
  await waitFor(async () => expect(await rowsOf()).toHaveLength(3))
  expect(inUrl('by')).toBeNull()
})

it('a time is written in one order, whatever the browser’s language; what is none is said and filters nothing', async () => {
  const rows = [rowOf(1, at - 7_200_000), rowOf(2, at - 60_000)]
  const { user, journal } = open(rows)
  expect(await rowsOf()).toHaveLength(2)
  const calls = journal.calls(/operations/).length
  const from = screen.getByLabelText('From')
  await user.type(from, '11/24/2026{Enter}')
  expect(from).toBeInvalid()
  expect(from).toHaveAccessibleDescription('Write 2026-11-24 03:12')
  expect(inUrl('from')).toBeNull()
  expect(journal.calls(/operations/)).toHaveLength(calls)

  const hourAgo = new Date(at - 3_600_000)
  const two = (value: number) => String(value).padStart(2, '0')
  await user.clear(from)
  expect(from).toBeValid()
  await user.type(from, `${two(hourAgo.getHours())}:${two(hourAgo.getMinutes())}{Enter}`)
  await waitFor(async () => expect(await rowsOf()).toHaveLength(1))
  expect(inUrl('from')).toBe(new Date(Math.floor(hourAgo.getTime() / 60_000) * 60_000).toISOString())
  // The whole moment stands there, so that nobody has to remember which day it was.
  expect(screen.getByLabelText<HTMLInputElement>('From').value).toMatch(/^2026-11-2[34] \d\d:\d\d$/)
})

it('shows an operation as it happens, and says that it is live', async () => {
  const { journal } = open([rowOf(1, at - 60_000)])
  expect(await rowsOf()).toHaveLength(1)
  expect(await screen.findByText('Each operation appears here as it happens.')).toBeVisible()
  expect(screen.getByText(/^Live/)).toBeVisible()
  journal.change(rowOf(2, at, { outcome: 'open', answeredAt: null, httpStatus: null, answer: null }))
  await waitFor(async () => expect((await rowsOf())[0]).toHaveTextContent('No answer yet'))
  journal.change(rowOf(2, at, { seq: 3 }))
  await waitFor(async () => expect((await rowsOf())[0]).toHaveTextContent('Accepted, HTTP 200'))
  expect(await rowsOf()).toHaveLength(2)
})

it('is one row where journal and browser know of one operation, with the effect that the browser saw', async () => {
  keep(record)
  open([rowOf(1, at - 600_000), rowOf(2, at - 60_000)])
  const rows = await rowsOf()
  expect(rows).toHaveLength(2)
  expect(rows[1]).toHaveTextContent('li.na')
  expect(rows[1]).toHaveTextContent('Seen after 4s: Failed → Running')
  expect(screen.queryByText(/Known only to this browser/)).toBeNull()
})

it('marks what only this browser knows: the journal is away, and when it is back one thing is one row', async () => {
  keep(record)
  keep({ ...record, id: 'elsewhere', requestedAt: at - 300_000 })
  const { journal, user } = open([rowOf(1, at - 600_000)], '/activity', { mode: 'away' })
  for (const row of await rowsOf()) expect(row).toHaveTextContent('Known only to this browser')
  expect(screen.getByText(/GATEWAY\.507/)).toBeVisible()
  expect(screen.queryByText(/journal does not have it/)).toBeNull()

  journal.mode = 'live'
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  await waitFor(async () => expect((await rowsOf())[1]).toHaveTextContent('li.na'))
  const [first, second] = await rowsOf()
  expect(first).toHaveTextContent('This browser')
  expect(first).toHaveTextContent('The gateway’s journal does not have it.')
  expect(second).not.toHaveTextContent('Known only')
})

it('loads older ones when asked', async () => {
  const { user } = open(Array.from({ length: 60 }, (_, index) => rowOf(index + 1, at - (60 - index) * 1_000)))
  expect(await rowsOf()).toHaveLength(50)
  await user.click(screen.getByRole('button', { name: 'Load older' }))
  await waitFor(async () => expect(await rowsOf()).toHaveLength(60))
  expect(screen.queryByRole('button', { name: 'Load older' })).toBeNull()
})

it('what people typed, and what another page sent, is text and nothing else', async () => {
  const hostile = '<img src=x onerror="window.hacked=1">\u202Etxt'
  open([
    rowOf(1, at, {
      reason: hostile,
      workflowName: hostile,
      nodeName: hostile,
      workflowId: 'javascript:alert(1)',
      executionId: '../../x?y#z',
      user: { kind: 'proxy', name: hostile, account: hostile },
      answer: hostile,
      action: 'approve',
      outcome: '<b>odd</b>',
    }),
  ])
  const [row] = await rowsOf()
  expect(row).toHaveTextContent(`approve ${hostile}`)
  expect(row).toHaveTextContent('<b>odd</b>')
  expect(row?.querySelector('img, b')).toBeNull()
  expect(within(row as HTMLElement).getByRole('link')).toHaveAttribute(
    'href',
    inPlace(`/workflows/javascript%3Aalert(1)/executions/..%2F..%2Fx%3Fy%23z?node=${night.rotate.nodeId}`),
  )
})

it('exports all that is filtered, however much is on screen, and who knows of it', async () => {
  keep({ ...record, id: 'elsewhere', requestedAt: at - 300_000 })
  const files: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    files.push(file as Blob)
    return 'blob:file'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  const rows = Array.from({ length: 60 }, (_, index) => rowOf(index + 1, at - (60 - index) * 60_000))
  const { user, journal } = open([...rows, rowOf(61, at, { action: 'skip' })], '/activity?action=retry')
  expect(await rowsOf()).toHaveLength(51)
  await user.click(screen.getByRole('button', { name: 'Export JSON' }))
  await waitFor(() => expect(files).toHaveLength(1))
  const all = JSON.parse((await files[0]?.text()) ?? '') as { id: string; knownTo: string; user?: object }[]
  expect(all).toHaveLength(61)
  expect(all.find(({ id }) => id === 'elsewhere')).toMatchObject({ knownTo: 'this browser only' })
  expect(all[0]).toMatchObject({ id: 'op-60', knownTo: 'journal', user: { name: 'li.na' } })

  await user.click(screen.getByRole('button', { name: 'Export CSV' }))
  await waitFor(() => expect(files).toHaveLength(2))
  const lines = ((await files[1]?.text()) ?? '').trim().split('\r\n')
  expect(lines).toHaveLength(62)
  expect(lines[0]).toMatch(
    /^\W?requestedAt,action,node,.*,user,account,userKind,effectSeenBy,knownTo,id,skipKind$/,
  )
  expect(lines[1]).toContain('"li.na","ops","iam","","journal","op-60"')

  journal.mode = 'away'
  await user.click(screen.getByRole('button', { name: 'Export CSV' }))
  expect(await screen.findByText(/GATEWAY\.507/)).toBeVisible()
  expect(files).toHaveLength(2)
})

it('speaks Chinese', async () => {
  open([rowOf(1, at - 60_000)], '/activity', { locale: 'zh-CN' })
  const row = (await screen.findByRole('table', { name: '操作记录' })).querySelectorAll('tr')[1]
  expect(row).toHaveTextContent('li.na')
  expect(row).toHaveTextContent('已受理，HTTP 200')
})
