import type { SendOnceResult } from './changeResult'
import type { ChangeRequest } from './operation'

type Known = { readonly request: ChangeRequest; readonly result: Promise<SendOnceResult<string>> }

/**
 * What is under way here, and for a while what was: a browser that sends again within seconds gets its answer even when
 * the database has just gone away.
 */
export function createKnown(now: () => number) {
  const all = new Map<string, Known & { readonly since: number }>()
  const settled = new Set<string>()
  const forget = (id: string) => {
    settled.delete(id)
    all.delete(id)
  }
  return {
    get: (id: string): Known | undefined => all.get(id),
    add: (request: ChangeRequest, result: Promise<SendOnceResult<string>>) => {
      const { id } = request
      all.set(id, { request, result, since: now() })
      void result.then((settledResult) => {
        if (!isWorthKnowing(settledResult)) return forget(id)
        settled.add(id)
        for (const oldest of settled) {
          const isOld = (all.get(oldest)?.since ?? 0) + knownMs < now()
          if (!isOld && settled.size <= mostKnown) break
          forget(oldest)
        }
      })
    },
  }
}

const knownMs = 5 * 60_000
const mostKnown = 1_000
const largestKnown = 16 * 1024

function isWorthKnowing(result: SendOnceResult<string>): boolean {
  if (result.kind === 'answered') return result.answer.body.length <= largestKnown
  return result.kind === 'notSent' && result.operation !== null
}
