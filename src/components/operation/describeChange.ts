import type { Change } from '#domain/operation/kind'
import { isBusy } from '#domain/operation/kinds/termination'
import { findNode } from '#domain/execution/execution'
import type { Operation } from '#domain/operation/operation'
import type { Status } from '#domain/execution/status'
import type { I18n } from '#i18n/I18n'
import type { DialogWords } from '#i18n/operationDialog'
import { statusWord } from '#components/status/statusLabel'
import { triggerWord } from '#components/status/triggerLabel'

/** One thing that is no longer as the dialog showed it: from → to. */
export function describeChange(
  change: Change,
  shown: Operation,
  now: Operation | undefined,
  { t, format }: I18n,
  words: DialogWords,
): string {
  const what = words.change[change]
  const { fromTo, notSaid, none } = words.changed
  const status = (of: Status | undefined) => (of ? statusWord(of, t) : notSaid)
  const time = (date: number | undefined) => (date ? format.time(date) : notSaid)
  const both = (read: (operation: Operation) => string) =>
    fromTo(what, read(shown), now ? read(now) : notSaid)
  switch (change) {
    case 'nodeGone':
    case 'workflowGone':
      return what
    case 'nodeState':
      return both((operation) => status(nodeOf(operation)?.status))
    case 'nodeBegan':
      return both((operation) => time(nodeOf(operation)?.beganAt))
    case 'executionState':
      return both((operation) => ('execution' in operation ? status(operation.execution.status) : notSaid))
    case 'busyNodes':
      return both((operation) => {
        const busy = 'execution' in operation ? operation.execution.nodes.filter(isBusy) : []
        return busy.length > 0 ? format.list(busy.map(({ name }) => name)) : none
      })
    case 'newestState':
      return both((operation) =>
        operation.action === 'run' ? status(operation.executions[0]?.status) : notSaid,
      )
    case 'newerExecution':
      return both((operation) =>
        operation.action === 'run' ? time(operation.executions[0]?.beganAt) : notSaid,
      )
    case 'definition':
      return both((operation) => ('workflow' in operation ? time(operation.workflow.editedAt) : notSaid))
    case 'schedule':
      return both((operation) =>
        'workflow' in operation ? triggerWord(operation.workflow.trigger, t) : notSaid,
      )
  }
}

const nodeOf = (operation: Operation) =>
  'nodeId' in operation ? findNode(operation.execution, operation.nodeId) : undefined
