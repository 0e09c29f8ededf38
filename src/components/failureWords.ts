import type { Failure } from '../domain/failure'
import type { Messages } from '../i18n/en'

export interface FailureWords {
  /** What happened, in a few words. */
  readonly title: string
  /** What it means: by AOM's code where its documents name it, else by kind. */
  readonly meaning: string
  /** What to do now. */
  readonly advice: string
}

/** A failure in the reader's language. */
export function failureWords(failure: Failure, t: Messages): FailureWords {
  const byCode = codeWords(failure.code, t)
  return { title: t.failure.titles[failure.kind], ...(byCode ?? t.failure.kinds[failure.kind]) }
}

function codeWords(code: string | undefined, t: Messages): Omit<FailureWords, 'title'> | undefined {
  if (code === undefined) return undefined
  // Huawei's API gateway spells its codes both ways.
  const key = code.toUpperCase().replace(/^APIGW\./, 'APIG.')
  const codes: Readonly<Record<string, Omit<FailureWords, 'title'>>> = t.failure.codes
  return Object.hasOwn(codes, key) ? codes[key] : undefined
}
