import { acceptedAt, effectOf, expired, newOperation } from './endings'
import { isFormer, isOpen, isSame, type Mark, type NewMark } from './mark'
import { subjectOf, type ChangeRequest, type Ending, type Operation } from './operation'

/** AOM's answer as whoever asks again gets it. */
export interface KeptAnswer {
  status: number
  text: string
  headers: Record<string, string>
}

export interface Row {
  operation: Operation
  subject: string
  /** Of method, path and query; empty for what a colleague did. */
  digest: string
  kept: KeptAnswer | null
  /** What will come of a colleague's operation, and when: there is no call that would tell. */
  answerAt: number | null
  effectAt: number | null
}

/** Plain JSON. */
export interface JournalState {
  seq: number
  rows: Row[]
  marks?: Mark[]
}

/** The journal that the gateway would keep. */
export interface Journal {
  /** Oldest first. */
  readonly operations: readonly Operation[]
  readonly seq: number
  find(id: string): Row | undefined
  /** What holds the same subject: an operation that is open, or that changed something after `knownSeq`. */
  holderOf(change: ChangeRequest, knownSeq?: number | null): Operation | undefined
  add(change: ChangeRequest, more?: Partial<Pick<Row, 'digest' | 'answerAt' | 'effectAt'>>): Operation
  /** False if the row has been closed meanwhile. */
  end(id: string, ending: Ending, kept?: KeptAnswer): boolean
  /** The first to see an effect is believed; undefined: there is no such operation. */
  seeEffect(id: string, effect: NonNullable<Operation['effect']>): Operation | undefined
  dismiss(id: string, by: string): Operation | undefined
  /** Oldest first. */
  readonly marks: readonly Mark[]
  /** Under one id there is one mark; undefined where that is another one. A claim or a snooze replaces the former. */
  makeMark(wanted: NewMark): Mark | undefined
  /** The first end stays; undefined: there is no such claim or snooze. */
  endMark(id: string, ended: NonNullable<Mark['ended']>): Mark | undefined
  /** What has become due: a colleague's answer and its effect, and what is open past its deadline. */
  advance(now: number): void
  /** Calls with every row that changes, until what it returns is called; `ended` if the journal ends all streams. */
  watch(changed: (entry: Operation | Mark) => void, ended?: () => void): () => void
  /** As when a gateway is restarted: every stream of events ends. */
  endStreams(): void
  save(): JournalState
}

/** How long an accepted operation holds its subject where nobody has seen its effect. */
const EFFECT_MS = 60_000

/** Open, or with an effect that nobody has seen yet: AOM answers before anything can be seen of it. */
function holds(operation: Operation, now: number): boolean {
  const { action, outcome, effect, requestedAt, answeredAt, deadlineAt } = operation
  if (outcome === 'open') return true
  if (effect !== null || action === 'enable' || action === 'disable') return false
  return outcome === 'accepted'
    ? now < (answeredAt ?? 0) + EFFECT_MS
    : outcome === 'unknown' && now < Math.max(deadlineAt, requestedAt + EFFECT_MS)
}

export function createJournal(saved: JournalState, onChange: () => void): Journal {
  const { rows, marks = [] } = saved
  let { seq } = saved
  const watchers = new Set<{ changed: (entry: Operation | Mark) => void; ended: (() => void) | undefined }>()
  const changed = <T extends Operation | Mark>(entry: T): T => {
    entry.seq = ++seq
    for (const watcher of watchers) watcher.changed(structuredClone(entry))
    onChange()
    return entry
  }
  const find = (id: string) => rows.find(({ operation }) => operation.id === id)
  const end: Journal['end'] = (id, ending, kept) => {
    const row = find(id)
    if (row?.operation.outcome !== 'open') return false
    row.kept = kept ?? null
    row.answerAt = null
    changed(Object.assign(row.operation, ending))
    return true
  }
  const seeEffect: Journal['seeEffect'] = (id, effect) => {
    const operation = find(id)?.operation
    if (!operation || operation.effect) return operation
    operation.effect = effect
    return changed(operation)
  }

  return {
    get operations() {
      return rows.map(({ operation }) => operation)
    },
    get seq() {
      return seq
    },
    find,
    holderOf: (change, knownSeq = null) => {
      const subject = subjectOf(change)
      const isLater = ({ outcome, seq: changed }: Operation) =>
        knownSeq !== null && changed > knownSeq && ['accepted', 'unknown'].includes(outcome)
      return rows.find(
        ({ subject: other, operation }) =>
          other === subject && (holds(operation, change.requestedAt) || isLater(operation)),
      )?.operation
    },
    add: (change, more) => {
      const operation = newOperation(change, (rows.at(-1)?.operation.position ?? 0) + 1)
      rows.push({
        operation,
        subject: subjectOf(change),
        digest: '',
        kept: null,
        answerAt: null,
        effectAt: null,
        ...more,
      })
      return changed(operation)
    },
    end,
    seeEffect,
    dismiss: (id, by) => {
      const operation = find(id)?.operation
      if (!operation || operation.dismissedBy !== null) return operation
      operation.dismissedBy = by
      return changed(operation)
    },
    marks,
    makeMark: (wanted) => {
      const known = marks.find(({ id }) => id === wanted.id)
      if (known) return isSame(known, wanted) ? known : undefined
      for (const former of marks.filter((mark) => isFormer(mark, wanted))) {
        former.ended = { at: wanted.at, by: wanted.user.name, how: 'replaced' }
        changed(former)
      }
      const mark: Mark = { ...wanted, position: seq + 1, seq: 0, ended: null }
      marks.push(mark)
      return changed(mark)
    },
    endMark: (id, ended) => {
      const mark = marks.find((item) => item.id === id)
      if (!mark || (mark.kind !== 'claim' && mark.kind !== 'snooze')) return undefined
      if (!isOpen(mark)) return mark
      mark.ended = ended
      return changed(mark)
    },
    advance: (now) => {
      for (const row of rows) {
        const { operation } = row
        if (row.answerAt !== null && row.answerAt <= now)
          end(operation.id, acceptedAt(operation, row.answerAt))
        if (operation.outcome === 'open' && operation.deadlineAt < now) end(operation.id, expired(operation))
        if (row.effectAt === null || row.effectAt > now) continue
        seeEffect(operation.id, {
          seenAt: row.effectAt,
          seenBy: operation.user.name,
          what: effectOf(operation),
        })
        row.effectAt = null
      }
    },
    watch: (onRow, ended) => {
      const watcher = { changed: onRow, ended }
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    endStreams: () => {
      for (const watcher of watchers) watcher.ended?.()
    },
    save: () => ({ seq, rows, marks }),
  }
}
