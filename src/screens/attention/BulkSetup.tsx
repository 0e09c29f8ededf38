import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useNow } from '#components/time/useNow'
import { OperationReason } from '#components/operation/dialog/OperationReason'
import { SkipKindChoice } from '#components/operation/dialog/SkipKindChoice'
import { PlaceLine } from '#components/place/PlaceLine'
import type { AttentionRow } from '#domain/execution/attention'
import { mostItems, paces, type Pace } from '#domain/operation/bulk'
import { subjectOf } from '#domain/operation/bulkChoice'
import { leavesUndone, type NodeAction } from '#domain/operation/kinds/node'
import type { SkipKind } from '#domain/operation/action'
import type { ReadMoment } from '#domain/reading'
import { hideWrittenSecrets } from '#domain/failure/writtenSecrets'
import { marksOn } from '#domain/team/mark'
import { useBulkWords } from '#i18n/bulk'
import { useI18n } from '#i18n/I18n'
import { isOwnMark } from '#queries/journal/marks'
import { useMarks } from '#queries/journal/marksQuery'
import { beginBulk, chooseNow } from '#queries/operation/bulk/runBulk'
import { runtimeConfig } from '#queries/runtimeConfig'
import { useSession } from '#queries/session'
import { Button } from '#ui/Button'
import { Checkbox } from '#ui/mui/Checkbox'
import { Dialog } from '#ui/mui/Dialog'
import { Notice } from '#ui/Notice'
import { Select } from '#ui/Select'
import { Text } from '#ui/Text'
import { TextField } from '#ui/TextField'
import { BulkCauses } from './BulkCauses'
import { EditedList, LeftOutList, NodeList } from './BulkLists'

interface BulkSetupProps {
  action: NodeAction
  rows: readonly AttentionRow[]
  listRead: ReadMoment
  onBegun: () => void
  onClose: () => void
}

/** Says of how many it can be asked and why not of the others. Nothing is sent before its one button is pressed. */
export function BulkSetup({ action, rows, listRead, onBegun, onClose }: BulkSetupProps) {
  const { format } = useI18n()
  const words = useBulkWords()
  const session = useSession()
  const client = useQueryClient()
  // Frozen: what the page reads from now on changes nothing of what is confirmed here.
  const [readAt] = useState(() => listRead.get())
  const [{ eligible, leftOut }] = useState(() => chooseNow(action, rows))
  const taken = eligible.slice(0, mostItems)
  const count = taken.length
  const [reason, setReason] = useState('')
  const [skipKind, setSkipKind] = useState<SkipKind>()
  const [startsWithOne, setStartsWithOne] = useState(true)
  const [pace, setPace] = useState<Pace>(1)
  const [typed, setTyped] = useState('')
  const number = useRef<HTMLInputElement>(null)
  const [isNotKept, setIsNotKept] = useState(false)
  const [isBegun, setIsBegun] = useState(false)
  const mustType = leavesUndone(action)
  const isConfirmed = !mustType || typed.trim() === String(count)
  const canBegin = count > 0 && isConfirmed && !isBegun

  const begin = () => {
    if (!canBegin) return
    const isKept = beginBulk(client, {
      action,
      reason: hideWrittenSecrets(reason.trim()),
      ...(skipKind && { skipKind }),
      startsWithOne,
      pace,
      subjects: taken.flatMap((row) => subjectOf(row) ?? []),
    })
    setIsNotKept(!isKept)
    setIsBegun(isKept)
    if (isKept) onBegun()
  }
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
    event.preventDefault()
    begin()
  }

  return (
    <Dialog
      overline={
        'projectId' in session && <PlaceLine environment={runtimeConfig.environment} place={session} />
      }
      title={words.title(action, count)}
      growsUp
      onClose={onClose}
      onKeyDown={keyDown}
      actions={
        <>
          <Button size="medium" onClick={onClose}>
            {words.cancel}
          </Button>
          {count > 0 && (
            <Button
              variant="contained"
              size="medium"
              {...(mustType && { tone: 'danger' })}
              {...(!canBegin && { 'aria-disabled': true })}
              {...(!isConfirmed && { title: words.typeNumber(count) })}
              // What is still missing may be out of sight.
              onClick={() => (isConfirmed ? begin() : number.current?.focus())}
            >
              {words.confirm(action, count)}
            </Button>
          )}
        </>
      }
    >
      {isNotKept && (
        <Notice tone="warning" role="alert">
          {words.notKept}
        </Notice>
      )}
      <div>
        <Text as="p" strong>
          {count === 0 ? words.none(action) : words.eligible(action, eligible.length, rows.length)}
        </Text>
        {eligible.length > mostItems && <p>{words.tooMany(mostItems)}</p>}
        <LeftOutList leftOut={leftOut} />
      </div>
      {count > 0 && (
        <>
          <p>{words.meaning[action]}</p>
          <BulkCauses rows={taken} />
          <EditedList rows={taken} />
          <Claimed rows={taken} />
          <div>
            <NodeList rows={taken} />
            {readAt !== undefined && (
              <Text as="p" look="note" tone="muted">
                {words.frozen(format.clock(readAt))}
              </Text>
            )}
          </div>
          <OperationReason value={reason} onChange={setReason} isLocked={false} />
          {leavesUndone(action) && (
            <SkipKindChoice value={skipKind} onChange={setSkipKind} isLocked={false} />
          )}
          <div>
            <Checkbox label={words.startWithOne} checked={startsWithOne} onChange={setStartsWithOne} />
            <Text as="p" look="note" tone="muted">
              {words.startWithOneHint}
              {format.betweenSentences}
              {words.stopsBy}
            </Text>
          </div>
          <Select
            label={words.pace}
            value={String(pace)}
            options={paces.map(String)}
            labelOf={(option) => words.paces(paceOf(option))}
            onChange={(option) => setPace(paceOf(option))}
          />
          {mustType && (
            <TextField
              ref={number}
              label={words.typeNumber(count)}
              value={typed}
              onChange={setTyped}
              autoComplete="off"
            />
          )}
        </>
      )}
    </Dialog>
  )
}

/** Said, as in the dialog of one: a claim locks nobody out. */
function Claimed({ rows }: { rows: readonly AttentionRow[] }) {
  const { format } = useI18n()
  const words = useBulkWords()
  const marks = useMarks()
  const now = useNow(30_000)
  const claims = rows.flatMap(({ ref, node }) => {
    const { claim } = marksOn(marks, { executionId: ref.executionId, nodeId: node?.id ?? '' }, now)
    return claim && !isOwnMark(claim) ? [claim] : []
  })
  if (claims.length === 0) return null
  const names = [...new Set(claims.map(({ user }) => user.name ?? words.somebody))]
  return <Notice tone="warning">{words.claimed(claims.length, format.list(names))}</Notice>
}

const paceOf = (option: string | undefined): Pace => paces.find((pace) => String(pace) === option) ?? 1
