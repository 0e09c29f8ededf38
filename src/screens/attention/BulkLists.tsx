import { EditedHow } from '#components/operation/dialog/EditedHow'
import type { AttentionRow } from '#domain/execution/attention'
import { definitionChanges } from '#domain/execution/definitionChanges'
import { editedSince } from '#domain/execution/execution'
import type { BulkChoice, LeftOut } from '#domain/operation/bulkChoice'
import { useBulkWords, type BulkWords } from '#i18n/bulk'
import { useI18n, type I18n } from '#i18n/I18n'
import { Disclosure } from '#ui/Disclosure'
import { Notice } from '#ui/Notice'

/** Of which nodes it is asked, by name. */
export function NodeList({ rows }: { rows: readonly AttentionRow[] }) {
  const words = useBulkWords()
  return (
    <Disclosure summary={words.nodesListed(rows.length)}>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <Named row={row} />
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** Whose workflows were edited after their run began, and how, node by node. */
export function EditedList({ rows }: { rows: readonly AttentionRow[] }) {
  const words = useBulkWords()
  const edited = rows.flatMap((row) => {
    const { workflow, execution } = row
    return execution && editedSince(execution, workflow.editedAt) !== undefined ? [{ row, execution }] : []
  })
  if (edited.length === 0) return null
  return (
    <Notice tone="warning">
      <p>{words.edited(new Set(edited.map(({ row }) => row.workflow.id)).size)}</p>
      <Disclosure summary={words.editedHow}>
        <ul>
          {edited.map(({ row, execution }) => (
            <li key={row.key}>
              <Named row={row} />
              <EditedHow changes={definitionChanges(execution, row.workflow.nodes)} />
            </li>
          ))}
        </ul>
      </Disclosure>
    </Notice>
  )
}

/** Of which it cannot be asked, and why. */
export function LeftOutList({ leftOut }: Pick<BulkChoice, 'leftOut'>) {
  const i18n = useI18n()
  const words = useBulkWords()
  if (leftOut.length === 0) return null
  const reasons = new Map<string, AttentionRow[]>()
  for (const { row, why } of leftOut) {
    const reason = reasonFor(why, i18n, words)
    reasons.set(reason, [...(reasons.get(reason) ?? []), row])
  }
  return (
    <Disclosure summary={words.leftOut(leftOut.length)} isOpen>
      <ul>
        {[...reasons].map(([reason, rows]) => (
          <li key={reason}>
            {words.causeLine(rows.length, reason)}
            <ul>
              {rows.slice(0, mostNamed).map((row) => (
                <li key={row.key}>
                  <Named row={row} />
                </li>
              ))}
              {rows.length > mostNamed && <li>…</li>}
            </ul>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** Of one reason; the rest is counted. */
const mostNamed = 5

function Named({ row: { node, workflow } }: { row: AttentionRow }) {
  const words = useBulkWords()
  return <bdi>{node ? words.at(node.name, workflow.name) : workflow.name}</bdi>
}

function reasonFor(why: LeftOut, { t, format }: I18n, words: BulkWords): string {
  if (why.kind === 'refusal') return t.operation.refusal[why.refusal]
  if (why.kind !== 'open') return words.because[why.kind]
  const { by, action, requestedAt, reason } = why.record
  return by
    ? t.operation.blockedReason(by.name, action, format.timeOfDay(requestedAt), reason)
    : t.operation.openReason(action)
}
