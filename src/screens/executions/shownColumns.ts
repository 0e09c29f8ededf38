import { storedChoice } from '#store'
import { columns } from './columns'

/** What can be left out; the state and the name are what a row is about. */
export const optionalColumns = ['type', 'time', 'duration', 'by', 'all'] as const
export type OptionalColumn = (typeof optionalColumns)[number]

export const parameter = 'columns'

/** As it stands in an address: names with spaces between them; null: all. */
export const keptColumns = storedChoice<string | null>(
  'aom-operator.columns',
  (stored) => stored,
  (names) => names,
)

/** What is shown: as the address says, so that a link shows the same everywhere, else as it was chosen here last. */
export function shownColumns(params: URLSearchParams): ReadonlySet<OptionalColumn> {
  const names = (params.get(parameter) ?? keptColumns.get())?.split(' ')
  return new Set(optionalColumns.filter((name) => !names || names.includes(name)))
}

export const withoutHidden = (shown: ReadonlySet<OptionalColumn>): typeof columns =>
  Object.fromEntries(
    Object.entries(columns).filter(
      ([name]) => shown.has(name as OptionalColumn) || !optionalColumns.includes(name as OptionalColumn),
    ),
  ) as typeof columns

/** The address of another filter, with the choice of columns of this one. */
export function keepingColumns(params: URLSearchParams, next: URLSearchParams): URLSearchParams {
  const choice = params.get(parameter) ?? keptColumns.get()
  if (choice !== null) next.set(parameter, choice)
  return next
}
