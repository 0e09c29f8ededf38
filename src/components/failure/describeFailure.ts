import type { Failure } from '#domain/failure/failure'
import { normalCode, sourceOf } from '#domain/failure/source'
import type { Messages } from '#i18n/en'
import type { FailureText } from '#i18n/en/failure'
import type { FailureCatalogue } from '#i18n/failureCatalogue'

interface FailureDescription {
  /** What happened, in a few words. */
  readonly title: string
  /** What it means: by code and message where the documents name them, else by HTTP status, else by kind. */
  readonly meaning: string
  /** What to do now. */
  readonly advice: string
  /** The IAM actions of which one may be missing; otherwise empty. */
  readonly permissions: readonly string[]
}

/** A failure in the reader's language. Without `catalogue` (not loaded yet): in general words, never blank. */
export function describeFailure(
  failure: Failure,
  t: Messages,
  catalogue?: FailureCatalogue,
): FailureDescription {
  const { code } = failure
  const causes = catalogue ? catalogue.causesOf(failure) : code === undefined ? [] : [normalCode(code)]
  const { meaning, advice } =
    wordsOf(causes, catalogue?.codes ?? t.failure.everyday) ?? t.failure.kinds[failure.kind]
  const permissions = catalogue?.missingPermissions(failure) ?? []
  return { title: title(failure, t), meaning, advice, permissions }
}

function title(failure: Failure, t: Messages): string {
  const { titles, refusedBy, signInRefused, notThere } = t.failure
  if (failure.kind === 'signedOut' && failure.operation === 'KeystoneCreateUserTokenByPassword')
    return signInRefused
  const source = sourceOf(failure)
  // Of 502 and 504 AOM's answer is what is missing; everything else the gateway said before it asked AOM.
  const isBeforeAom = failure.isNotSent || (failure.httpStatus !== 502 && failure.httpStatus !== 504)
  const isGateway = source === 'gateway' && isBeforeAom
  if (isGateway && (failure.kind === 'refused' || failure.kind === 'broken')) return refusedBy.gateway
  if (failure.kind === 'refused' && (source === 'apig' || source === 'iam')) return refusedBy[source]
  return failure.kind === 'refused' && isNotThere(failure) ? notThere : titles[failure.kind]
}

const isNotThere = ({ code, httpStatus }: Failure): boolean =>
  httpStatus === 404 || (code !== undefined && normalCode(code) === 'AOM.31001306')

function wordsOf(
  causes: readonly string[],
  words: Readonly<Record<string, FailureText>>,
): FailureText | undefined {
  const cause = causes.find((name) => Object.hasOwn(words, name))
  return cause === undefined ? undefined : words[cause]
}

/** Whether the catalogue can say more than the kind does. */
export const mayBeInCatalogue = ({ code, httpStatus }: Failure): boolean =>
  code !== undefined || httpStatus !== undefined
