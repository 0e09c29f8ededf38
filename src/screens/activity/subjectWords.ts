import type { ActivityFacts } from '#domain/operation/activity'
import type { Messages } from '#i18n/en'

/** What was asked, and of what: "Retry Reload nginx". */
export function subjectWords(facts: ActivityFacts, t: Messages): string {
  const { action, actionWord, nodeId, nodeName, workflowId, workflowName } = facts
  const name = nodeName ?? nodeId ?? workflowName ?? workflowId
  return action ? t.operation.button(action, name) : `${actionWord} ${name}`
}
