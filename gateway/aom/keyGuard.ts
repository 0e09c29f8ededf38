import { createHash } from 'node:crypto'
import type { AccessKey } from '../settings/settings'
import { readFacts } from './answer'
import type { Answer } from './answer'
import type { Send } from './send'

/** What AOM said to a signed call: its HTTP status (null where it said nothing) and error code. */
export type Judged = { readonly status: number | null; readonly code: string | null }

type KeyGuard = {
  /** Makes a signed call, or, where the key was refused a short while ago, answers by `held` (with the reason). */
  run<T extends Judged>(call: () => Promise<T>, refuse: (reason: string) => T): Promise<T>
}

/** A wrong signature, a wrong date, an ended security token, or the lock itself; not a missing permission. */
const refusal = /^APIGW?\.0301$/

/** What is behind the gateway that checks signatures says this; a 502 of some proxy proves nothing. */
const aomCode = /^(?:AOM|SVCSTG)\./

/** As long as Huawei Cloud keeps a key locked: a try after every lock can never be one of five in a row within it. */
const holdMs = 5 * 60_000

/**
 * Keeps a wrong key from being tried again and again: five wrong signatures in a row lock it, for everyone who uses it,
 * and every open page asks every few seconds. So an untried key is tried by one call while the others wait, and after
 * a refusal (APIG.0301) nothing is signed for five minutes.
 */
export function createKeyGuard(
  now: () => number = () => performance.now(),
  settings = 'CLOUD_SDK_AK, CLOUD_SDK_SK, CLOUD_SDK_SECURITY_TOKEN',
  onPauseChange: (isPaused: boolean) => void = () => {},
): KeyGuard {
  let isTried = false
  let pausedUntil = Number.NEGATIVE_INFINITY
  let trial: Promise<unknown> | undefined

  const judge = ({ status, code }: Judged) => {
    if (code !== null && refusal.test(code)) {
      pausedUntil = now() + holdMs
      isTried = false
      onPauseChange(true)
    } else if (status !== null && (status < 500 || (code !== null && aomCode.test(code)))) {
      // An acceptance that was on its way when the key was refused is no news.
      isTried = now() >= pausedUntil
      if (isTried) onPauseChange(false)
    }
  }
  const make = async <T extends Judged>(call: () => Promise<T>): Promise<T> => {
    const result = await call()
    judge(result)
    return result
  }

  const run: KeyGuard['run'] = async (call, refuse) => {
    if (trial) {
      await trial
      // Looks again: the trial may have ended without an answer, or with a refusal.
      return run(call, refuse)
    }
    const minutes = Math.ceil((pausedUntil - now()) / 60_000)
    if (minutes > 0) return refuse(reason(minutes, settings))
    if (isTried) return make(call)
    const own = make(call)
    const over = () => {
      trial = undefined
    }
    trial = own.then(over, over)
    return own
  }
  return { run }
}

function reason(minutes: number, settings: string): string {
  return `Not sent: AOM refused the gateway’s key (APIG.0301), and five refusals in a row lock it. The next try is in ${minutes} min. Check ${settings} and the gateway’s clock.`
}

/** Keys whose guard is remembered: the one in use, and those before it that calls are still made with. */
const mostKeys = 4

/**
 * The same `send`, with signed calls behind a guard; a call that is held back was never sent. Each key has its own: what AOM
 * said of one that was replaced says nothing of the next, which is untried again.
 */
export function guarded(send: Send, newGuard: () => KeyGuard): Send {
  const guards = new Map<string, KeyGuard>()
  const guardOf = (key: AccessKey): KeyGuard => {
    const name = createHash('sha256').update(JSON.stringify(key)).digest('base64')
    const guard = guards.get(name) ?? newGuard()
    guards.set(name, guard)
    for (const oldest of guards.keys()) {
      if (guards.size <= mostKeys) break
      guards.delete(oldest)
    }
    return guard
  }
  return async (request, signal) => {
    if (request.credential.kind !== 'key') return send(request, signal)
    const { answer } = await guardOf(request.credential.key).run(
      async () => {
        const answer = await send(request, signal)
        const code = answer.head ? readFacts({ ...answer, problem: null }).code : null
        return { answer, status: answer.head?.status ?? null, code }
      },
      (why) => ({ answer: refusedAnswer(why), status: null, code: null }),
    )
    return answer
  }
}

function refusedAnswer(message: string): Answer {
  const problem = { code: 'GATEWAY.503', message } as const
  return { head: null, body: Buffer.alloc(0), rest: null, problem, neverSent: true }
}
