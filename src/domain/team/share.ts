import { holds, marksOn, type Mark, type SubjectMarks } from './mark'

/** How many of several somebody is on, or has put off. */
export interface Share {
  /** The newest of their marks. */
  readonly mark: Mark
  /** Others than whose that one is. */
  readonly others: number
  readonly count: number
}

type Kind = 'claim' | 'snooze'
type Subject = Parameters<typeof marksOn>[1]

/** Of these subjects together; undefined where nobody is on any of them. */
export function sharesOf(
  marks: readonly Mark[],
  subjects: readonly Subject[],
  now: number,
): Readonly<Partial<Record<Kind, Share>>> {
  const current = marks.filter((mark) => mark.kind !== 'note' && mark.kind !== 'done' && holds(mark, now))
  if (current.length === 0) return {}
  const bySubject = subjects.map((subject) => marksOn(current, subject, now))
  const [claim, snooze] = [shareOf(bySubject, 'claim'), shareOf(bySubject, 'snooze')]
  return { ...(claim && { claim }), ...(snooze && { snooze }) }
}

function shareOf(bySubject: readonly SubjectMarks[], kind: Kind): Share | undefined {
  const found = bySubject.flatMap((on) => on[kind] ?? []).toSorted((a, b) => b.position - a.position)
  const [mark] = found
  if (!mark) return undefined
  const people = new Set(found.map(({ user: { kind: by, account, name } }) => [by, account, name].join(' ')))
  return { mark, others: people.size - 1, count: found.length }
}
