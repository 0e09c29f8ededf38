import { useEffect } from 'react'
import { useSearchParams } from 'wouter'
import { useI18n } from '#i18n/I18n'
import { PopoverButton } from '#ui/mui/PopoverButton'
import { Checkbox } from '#ui/mui/Checkbox'
import {
  keepingColumns,
  keptColumns,
  optionalColumns,
  parameter,
  shownColumns,
  type OptionalColumn,
} from './shownColumns'

/** Which columns are shown; where there is little room some stay away in any case. */
export function ColumnsMenu({ label }: { label: string }) {
  const { t } = useI18n()
  const [params, setParams] = useSearchParams()
  const shown = shownColumns(params)
  const words = t.executions.columns

  // So that a copied address shows the same to everybody.
  const isInAddress = params.has(parameter) || keptColumns.get() === null
  useEffect(() => {
    if (!isInAddress)
      setParams((before) => keepingColumns(before, new URLSearchParams(before)), { replace: true })
  }, [isInAddress, setParams])

  const choose = (names: readonly OptionalColumn[]) => {
    const choice = names.length === optionalColumns.length ? null : names.join(' ')
    keptColumns.set(choice)
    const next = new URLSearchParams(params)
    next.delete(parameter)
    setParams(keepingColumns(next, next), { replace: true })
  }
  return (
    <PopoverButton label={label}>
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
    </PopoverButton>
  )
}
