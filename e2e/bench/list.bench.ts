import { test, freshPage, heapMb, measureCold, openCold } from './stage'
import { report } from './row'

const row = 'tbody tr[aria-rowindex]'

test('bytes and requests until the list works', async ({ browser, stage }, info) => {
  await stage.begin('many')
  const { page, context } = await freshPage(browser)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setExtraHTTPHeaders', { headers: { 'accept-encoding': 'gzip' } })
  const requestedAt = new Map<string, number>()
  const scripts = new Set<string>()
  const encodings = new Set<string | undefined>()
  const bytes = new Map<string, number>()
  const headers = new Map<string, number>()
  devtools.on('Network.requestWillBeSent', ({ requestId, request, wallTime }) => {
    if (request.url.startsWith('http')) requestedAt.set(requestId, wallTime * 1_000)
  })
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (!response.mimeType.endsWith('javascript')) return
    scripts.add(requestId)
    headers.set(requestId, response.encodedDataLength)
    encodings.add(response.headers['content-encoding'])
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    bytes.set(requestId, encodedDataLength - (headers.get(requestId) ?? 0)),
  )
  const { paintedAt } = await openCold(page, `${stage.url}/executions`, row)
  // What the page fetches ahead afterwards is not needed for the list.
  const needed = [...requestedAt].flatMap(([id, at]) => (at <= paintedAt ? [id] : []))
  const javascript = needed.reduce((sum, id) => sum + (scripts.has(id) ? (bytes.get(id) ?? 0) : 0), 0) / 1_000
  if (javascript === 0 || encodings.has('br')) throw new Error('no script was seen, or not in gzip')
  await context.close()
  await report(info, {
    what: 'JavaScript until the list works, gzip',
    measured: javascript,
    unit: 'kB',
    target: 150,
    targetIn: 'unit',
  })
  await report(info, {
    what: 'Requests until the list works',
    measured: needed.length,
    unit: 'requests',
    target: 10,
    targetIn: 'unit',
  })
})

const lists = [
  // Of the 10,000 workflows, about a hundred have this in their name.
  { size: '100 executions', path: '/executions?q=009' },
  { size: 'List of 10,000', path: '/executions' },
]

for (const { size, path } of lists) {
  test(`${size}, cold`, async ({ browser, stage }, info) => {
    await stage.begin('many')
    const load = await measureCold(browser, stage, path, row)
    const { ms, timesBlank, blankMs } = load
    await report(info, {
      what: `${size} visible, cold`,
      measured: ms,
      timesBlank,
      blankMs,
      unit: 'ms',
      target: 6,
      targetIn: 'blank',
    })
    await report(info, {
      what: `${size}: blocking time meanwhile`,
      measured: load.blockingMs,
      timesBlank: load.blockingMs / blankMs,
      unit: 'ms',
      target: 50,
      targetIn: 'unit',
    })
    await report(info, {
      what: `${size}: layout shift`,
      measured: load.layoutShift,
      unit: '',
      target: 0,
      targetIn: 'unit',
    })
  })
}

test('heap with 1,000 and 10,000 rows loaded', async ({ browser, stage }, info) => {
  await stage.begin('many')
  const { page, context } = await freshPage(browser)
  await openCold(page, `${stage.url}/executions`, row)
  for (const [count, target] of [
    [1_000, 30],
    [10_000, 60],
  ] as const) {
    // Head included, as the table counts its rows.
    await page.evaluate(
      ([selector, wanted]) =>
        new Promise<void>((resolve) => {
          const scroll = () => {
            window.scrollTo(0, document.documentElement.scrollHeight)
            const last = [...document.querySelectorAll(selector)].at(-1)
            if (Number(last?.getAttribute('aria-rowindex')) > wanted) resolve()
            else requestAnimationFrame(scroll)
          }
          scroll()
        }),
      [row, count] as const,
    )
    await report(info, {
      what: `Heap, ${count.toLocaleString('en')} rows loaded`,
      measured: await heapMb(page),
      unit: 'MB',
      target,
      targetIn: 'unit',
    })
  }
  await context.close()
})
