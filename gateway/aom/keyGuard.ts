/** What became of a signed call: HTTP status (null where nobody waited for it) and error code, AOM's or the gateway's. */
export type Judged = { readonly status: number | null; readonly code: string | null }

export type KeyGuard = {
  /** Makes a signed call, or, where the key was refused a short while ago, answers by `held` (with the reason). */
  run<T extends Judged>(call: () => Promise<T>, held: (reason: string) => T): Promise<T>
}

/** A wrong signature, a wrong date, an ended security token, or the lock itself; not a missing permission. */
const refusal = /^APIGW?\.0301$/

/** As long as Huawei Cloud keeps a key locked: a try after every lock can never be one of five in a row within it. */
const holdMs = 5 * 60_000

/**
 * Keeps a wrong key from being tried again and again: five wrong signatures in a row lock it, for everyone who uses it,
 * and every open page asks every few seconds. So an untried key is tried by one call while the others wait, and after
 * a refusal (APIG.0301) nothing is signed for five minutes.
 */
export function createKeyGuard(now: () => number = () => performance.now()): KeyGuard {
  let isTried = false
  let heldUntil = Number.NEGATIVE_INFINITY
  let trial: Promise<unknown> | undefined

  const judge = ({ status, code }: Judged) => {
    if (code !== null && refusal.test(code)) {
      heldUntil = now() + holdMs
      isTried = false
    } else if (status !== null) {
      // An acceptance that was on its way when the key was refused is no news.
      isTried = now() >= heldUntil
    }
  }
  const make = async <T extends Judged>(call: () => Promise<T>): Promise<T> => {
    const result = await call()
    judge(result)
    return result
  }

  const run: KeyGuard['run'] = async (call, held) => {
    if (trial) {
      await trial
      // Looks again: the trial may have ended without an answer, or with a refusal.
      return run(call, held)
    }
    const minutes = Math.ceil((heldUntil - now()) / 60_000)
    if (minutes > 0) return held(reason(minutes))
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

function reason(minutes: number): string {
  return `Not sent: AOM refused the gateway’s key (APIG.0301), and five refusals in a row lock it. The next try is in ${minutes} min. Check CLOUD_SDK_AK, CLOUD_SDK_SK, CLOUD_SDK_SECURITY_TOKEN and the gateway’s clock.`
}
