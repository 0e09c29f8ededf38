import { watchReact } from './redraws'
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi, type MockInstance } from 'vitest'

/*
 * Silence is the rule: a console error or warning, or a request that nobody answers, fails the test. So does a timer that goes on
 * after it: it would run on into a moment in which there is no page, and fail another test.
 */

const isDom = typeof window !== 'undefined'
const complaints: string[] = []

if (isDom) {
  watchReact()
  // Here, so that tests without a page do not load them.
  await import('@testing-library/jest-dom/vitest')
  const [{ cleanup, configure }, { server }, { resetStores }] = await Promise.all([
    import('@testing-library/react'),
    import('#mocks/node'),
    import('#store'),
  ])

  // How long a test waits for what the page will show: busy machines take their time.
  configure({ asyncUtilTimeout: 30_000 })

  beforeAll(() => {
    server.listen({
      onUnhandledRequest: (request) => {
        complaints.push(`unhandled ${request.method} ${request.url}`)
      },
    })
  })

  let begun: MockInstance<typeof setInterval>
  let ended: MockInstance<typeof clearInterval>

  beforeEach(() => {
    complaints.length = 0
    begun = vi.spyOn(globalThis, 'setInterval')
    ended = vi.spyOn(globalThis, 'clearInterval')
    for (const method of ['error', 'warn'] as const)
      vi.spyOn(console, method).mockImplementation((...args: unknown[]) => {
        complaints.push(args.map(String).join(' '))
      })
  })

  afterEach(() => {
    cleanup()
    resetStores()
    server.resetHandlers()
    // A test may have taken the storage away.
    vi.unstubAllGlobals()
    localStorage.clear()
    sessionStorage.clear()
    vi.useRealTimers()
    expect(complaints).toEqual([])
    const over = new Set(ended.mock.calls.map(([timer]) => timer))
    expect(begun.mock.results.map(({ value }) => value).filter((timer) => !over.has(timer))).toEqual([])
  })

  afterAll(async () => {
    server.close()
    // What is still being loaded would fail with the page's end, and stay failed for the files after this one.
    await vi.dynamicImportSettled()
  })
}
