import * as v from 'valibot'
import { omitUndefined } from '#domain/omitUndefined'
import { markKinds, type Mark } from '#domain/team/mark'
import { lenient } from './fields'
import { count, moment, statesIn, string, subjectStates, user, words } from './journalOperation'

/** One mark as the gateway's journal gives it; partly typed by people, so each field is read for itself. */
const markSchema = v.object({
  id: v.pipe(string, v.nonEmpty()),
  kind: v.picklist(markKinds),
  position: count,
  seq: v.fallback(count, 0),
  projectId: v.fallback(string, ''),
  workflowId: v.pipe(string, v.nonEmpty()),
  workflowName: words,
  executionId: v.pipe(string, v.nonEmpty()),
  nodeId: words,
  nodeName: words,
  text: words,
  baseline: subjectStates,
  operationId: words,
  user,
  at: moment,
  until: lenient(moment),
  ended: lenient(
    v.object({ at: moment, by: words, how: lenient(v.picklist(['released', 'gone', 'replaced'])) }),
  ),
})

/** Undefined where it is none, or of a kind that this program does not know: then it is counted. */
export function readMark(value: unknown): Mark | undefined {
  const { success, output } = v.safeParse(markSchema, value)
  if (!success) return undefined
  const { baseline, user: by, ended, ...rest } = output
  return {
    ...omitUndefined(rest),
    before: statesIn(baseline),
    user: by ? omitUndefined(by) : { kind: '' },
    ...(ended && { ended: omitUndefined(ended) }),
  }
}
