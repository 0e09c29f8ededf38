import type { SubjectStates } from '#domain/operation/teamOperation'
import type { Messages } from '#i18n/en'
import type { ResultWords } from '#i18n/operationResults'

/** What is said of one kind of operation after it was sent; `Kept` is its record. */
export interface KindWords<Kept> {
  /** What it is once its effect was seen and its subject rests, where it is not simply done. */
  readonly doneLabel?: (t: Messages) => string
  /** Its effect, seen `after` that time. */
  readonly effectLines: (record: Kept, after: string, t: Messages, words: ResultWords['result']) => string[]
  /** From → to, of what it was asked of; undefined where that was not noted. */
  readonly movement: (before: SubjectStates, after: SubjectStates, t: Messages) => string | undefined
}
