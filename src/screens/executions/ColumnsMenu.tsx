import { useEffect } from 'react'
import { useSearchParams } from 'wouter'
import { lazyDialog } from '#ui/lazyPart'
import { PopoverButton } from '#ui/PopoverButton'
import { useI18n } from '#i18n/I18n'
import { keepingColumns, keptColumns, parameter } from './shownColumns'

const ColumnChoices = lazyDialog(async () => (await import('./ColumnChoices')).ColumnChoices)

/** Which columns are shown; where there is little room some stay away in any case. */
export function ColumnsMenu() {
  const { t } = useI18n()
  const [params, setParams] = useSearchParams()

  // So that a copied address shows the same to everybody.
  const isInAddress = params.has(parameter) || keptColumns.get() === null
  useEffect(() => {
    if (!isInAddress)
      setParams((before) => keepingColumns(before, new URLSearchParams(before)), { replace: true })
  }, [isInAddress, setParams])

  return (
    <PopoverButton label={t.executions.chooseColumns}>
      {(popover) => <ColumnChoices {...popover} />}
    </PopoverButton>
  )
}
