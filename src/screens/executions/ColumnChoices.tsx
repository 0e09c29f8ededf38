import { useSearchParams } from 'wouter'
import { Checkbox } from '#ui/mui/Checkbox'
import { Popover, type PopoverProps } from '#ui/mui/Popover'
import { useI18n } from '#i18n/I18n'
import {
  keepingColumns,
  keptColumns,
  optionalColumns,
  parameter,
  shownColumns,
  type OptionalColumn,
} from './shownColumns'

/** A column is shown where its box is ticked; all of them need no word in the address. */
export function ColumnChoices(popover: Omit<PopoverProps, 'children'>) {
  const { t } = useI18n()
  const [params, setParams] = useSearchParams()
  const shown = shownColumns(params)
  const words = t.executions.columns

  const choose = (names: readonly OptionalColumn[]) => {
    const choice = names.length === optionalColumns.length ? null : names.join(' ')
    keptColumns.set(choice)
    const next = new URLSearchParams(params)
    next.delete(parameter)
    setParams(keepingColumns(next, next), { replace: true })
  }
  return (
    <Popover {...popover}>
      {optionalColumns.map((name) => (
        <Checkbox
          key={name}
          label={name === 'time' ? words.started : words[name]}
          checked={shown.has(name)}
          onChange={(isShown) =>
            choose(optionalColumns.filter((other) => (other === name ? isShown : shown.has(other))))
          }
        />
      ))}
    </Popover>
  )
}
