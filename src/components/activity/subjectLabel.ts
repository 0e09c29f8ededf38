import type { ActivityFacts } from '#domain/operation/activity'
import type { Messages } from '#i18n/en'

/** What was asked, and of what: "Retry Reload nginx". */
export function subjectLabel(facts: ActivityFacts, t: Messages): string {
  const { action, rawAction, nodeId, nodeName, workflowId, workflowName } = facts
  const name = nodeName ?? nodeId ?? workflowName ?? workflowId
  return action ? t.operation.button(action, name) : `${rawAction} ${name}`
}
