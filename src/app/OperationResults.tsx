import Box from '@mui/material/Box'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { OperationResult } from '../components/OperationResult'
import { currentPhase } from '../components/operationPhase'
import type { OperationRecord } from '../domain/operationRecord'
import { useI18n } from '../i18n/I18n'
import { dismissRecord, useCheckAgain } from '../queries/operation'

export interface OperationResultsProps {
  records: readonly OperationRecord[]
  /** Where the newest operation was asked for: results never cover it. */
  origin: RefObject<Element | null>
}

/** The results of this session's operations, and of those that a reload left unfinished, until dismissed. */
export function OperationResults({ records, origin }: OperationResultsProps) {
  const { t } = useI18n()
  const checkAgain = useCheckAgain()
  const [openedAt] = useState(() => Date.now())
  const stack = useRef<HTMLDivElement>(null)
  const [atTop, setAtTop] = useState(false)

  const shown = records.filter((record) => !record.dismissed && isNews(record, openedAt))
  const urgent = shown.filter(isUrgent)
  const calm = shown.filter((record) => !isUrgent(record))
  const newest = shown[0]?.id

  useLayoutEffect(() => {
    const row = origin.current?.closest('[role="row"], tr') ?? origin.current
    if (newest === undefined || !row?.isConnected || !stack.current) return
    if (overlap(row.getBoundingClientRect(), stack.current.getBoundingClientRect())) setAtTop((top) => !top)
  }, [newest, origin])

  const cards = (list: readonly OperationRecord[]) =>
    list.map((record) => (
      <OperationResult key={record.id} record={record} onCheckAgain={checkAgain} onDismiss={dismissRecord} />
    ))
  return (
    <Box ref={stack} component="aside" aria-label={t.operation.results} sx={stackStyle(atTop)}>
      <Box role="alert" aria-atomic="false" sx={regionStyle}>
        {cards(urgent)}
      </Box>
      <Box role="status" aria-atomic="false" sx={regionStyle}>
        {cards(calm)}
      </Box>
    </Box>
  )
}

/** Sent since this page was opened, or not finished when it was. */
const isNews = (record: OperationRecord, openedAt: number): boolean =>
  record.requestedAt >= openedAt ||
  (record.settledAt ?? 0) >= openedAt ||
  (record.settledAt === undefined && record.answer?.kind !== 'refused')

const isUrgent = (record: OperationRecord): boolean => {
  const phase = currentPhase(record)
  return phase === 'refused' || phase === 'unknown' || phase === 'unknownNoEffect'
}

const overlap = (a: DOMRect, b: DOMRect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const regionStyle = { display: 'grid', gap: 1, '&:not(:empty) + &:not(:empty)': { mt: 1 } } as const

const stackStyle = (atTop: boolean) =>
  ({
    position: 'fixed',
    zIndex: 'appBar',
    right: { xs: 0, sm: 16 },
    left: { xs: 0, sm: 'auto' },
    width: { xs: 'auto', sm: 420 },
    maxHeight: { xs: '45dvh', sm: '60dvh' },
    overflowY: 'auto',
    ...(atTop
      ? { top: 'calc(var(--header-height, 48px) + 8px)' }
      : { bottom: 'calc(var(--demo-bar-height, 0px) + var(--navigation-height, 0px) + 8px)' }),
  }) as const
