import { typeFilters } from '#domain/execution/filter'
import type { Messages } from '#i18n/en'

/** AOM's type in words; a type that its documents do not name is shown as AOM spelled it. */
export function typeLabel(type: string | undefined, t: Messages): string | undefined {
  const known = typeFilters.find((option) => option === type)
  return known ? t.executions.types[known] : type
}
