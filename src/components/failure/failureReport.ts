import type { Failure } from '#domain/failure/failure'
import { hideSecrets } from '#domain/failure/secrets'
import { sourceOf } from '#domain/failure/source'
import type { I18n } from '#i18n/I18n'
import { describeFailure } from './describeFailure'

/** Where and in what the failure was seen; everything that a browser knows and a Failure does not. */
interface ReportedFrom {
  readonly version: string | undefined
  /** Path and query of the page. */
  readonly page: { readonly pathname: string; readonly search: string }
  readonly now: number
  readonly browser: string
}

/** A failure as plain text for whoever is asked for help: ids and AOM's own words, no credential, no search text. */
export function failureReport(
  failure: Failure,
  from: ReportedFrom,
  { t, format }: Pick<I18n, 't' | 'format'>,
): string {
  const words = t.failure
  const at = failure.at ?? from.now
  const call = failure.call && failure.operation ? `${failure.call} (${failure.operation})` : failure.call
  const lines: readonly (readonly [string, string | number | undefined])[] = [
    [words.report.time, `${format.time(at)} (${new Date(at).toISOString()})`],
    [words.report.page, pageOf(from.page)],
    [words.report.region, failure.region],
    [words.report.project, failure.projectId],
    [words.report.call, call],
    [words.httpStatus, failure.httpStatus],
    [words.code, failure.code],
    [words.messageFrom[sourceOf(failure)], hidden(failure.message)],
    [words.field, failure.field],
    [words.excerpt, hidden(failure.excerpt)],
    [words.requestId, failure.requestId],
    [words.gatewayRequestId, failure.gatewayRequestId],
    [words.report.browser, from.browser],
  ]
  const heading = [t.shell.product, from.version].filter(Boolean).join(' ')
  return [
    `${heading}: ${describeFailure(failure, t).title}`,
    ...lines.flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [`${name}: ${String(value).replaceAll(/\s*\n\s*/g, ' ')}`],
    ),
  ].join('\n')
}

const hidden = (text: string | undefined) => (text === undefined ? undefined : hideSecrets(text))

/** Of the query only what is shown and which node: the rest are searches and names that people typed. */
function pageOf({ pathname, search }: ReportedFrom['page']): string {
  const query = new URLSearchParams(search)
  const kept = new URLSearchParams()
  for (const name of ['view', 'node']) {
    const value = query.get(name)
    if (value !== null) kept.set(name, value)
  }
  return kept.size > 0 ? `${pathname}?${kept.toString()}` : pathname
}
