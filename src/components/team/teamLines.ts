import { wholeMinutes } from '#components/time/wholeMinutes'
import type { ExecutionNode } from '#domain/execution/node'
import { thenOf } from '#domain/team/lastOperation'
import type { Mark } from '#domain/team/mark'
import type { TeamSign } from '#domain/team/teamSign'
import type { Format } from '#i18n/format'
import type { TeamWords } from '#i18n/team'
import { claimLabel, noteLabel, snoozeLabel, whoLabel } from './markLabels'

export interface TeamLine {
  readonly kind: 'snooze' | 'claim' | 'operation' | 'note'
  readonly text: string
}

export interface TeamLineOptions {
  readonly words: TeamWords
  readonly format: Format
  readonly now: number
  readonly isOwn: (mark: Mark) => boolean
  /** The node as it stands, where it was read: what became of the operation is told by it. */
  readonly node?: ExecutionNode | undefined
}

/** Until when it is put off, who is on it, the newest note, and what was done last: a line each. What is cut off is the past. */
export function teamLines(
  { claim, snooze, last, notes }: TeamSign,
  { words, format, now, isOwn, node }: TeamLineOptions,
): readonly TeamLine[] {
  const [note] = notes
  const lines: TeamLine[] = []
  if (snooze) lines.push({ kind: 'snooze', text: snoozeLabel(snooze, words, format) })
  if (claim) lines.push({ kind: 'claim', text: claimLabel(claim, isOwn(claim), words, format) })
  if (note) lines.push({ kind: 'note', text: noteLabel(note, words) })
  if (last?.action) {
    const ago = wholeMinutes(now - last.requestedAt)
    const who = whoLabel(last.user, words)
    const then = node && words.last[thenOf(last, node)]
    lines.push({ kind: 'operation', text: words.last.ago(who, last.action, format.duration(ago), then) })
  }
  if (notes.length > 1) lines.push({ kind: 'note', text: words.moreNotes(notes.length - 1) })
  return lines
}

export const joinLines = (lines: readonly TeamLine[]): string => lines.map(({ text }) => text).join(' · ')
