import { waitingSince } from '#domain/execution/attention'
import { consequencesOf } from '#domain/operation/send/consequences'
import { findNode } from '#domain/execution/execution'
import { scoreTargets } from '#domain/execution/target'
import type { ExecutionNode } from '#domain/execution/node'
import {
  isPauseCalledRunning,
  waitsForPerson,
  type NodeAction,
  type NodeOperation,
} from '#domain/operation/kinds/node'
import { useI18n } from '#i18n/I18n'
import { useNodeWords } from '#i18n/nodeWords'
import { useDialogWords } from '#i18n/operationDialog'
import type { DialogKind } from '#components/operation/dialog/kind'
import { SkipKindChoice } from '#components/operation/dialog/SkipKindChoice'
import { EditedSince } from '#components/operation/dialog/EditedSince'
import { Fact, RunsFacts } from '#components/operation/dialog/OperationFacts'
import { hasCause, Hosts, NodeCause } from '#components/node/NodeCause'
import { Text } from '#ui/Text'
import { StatusChip } from '#components/status/StatusChip'
import { LiveDuration } from '#components/time/LiveDuration'

export const node: DialogKind<NodeOperation> = {
  currentState: (operation, workflowName) => <NodeState operation={operation} workflowName={workflowName} />,
  consequences: ({ execution, nodeId, action }) => (
    <>
      <LeftOpen action={action} found={findNode(execution, nodeId)} />
      <RunsFacts consequences={consequencesOf(execution, nodeId, action)} />
    </>
  ),
  choice: (operation, onChange, isLocked) =>
    operation.action === 'skip' && (
      <SkipKindChoice
        value={operation.skipKind}
        isLocked={isLocked}
        onChange={(skipKind) => {
          const { skipKind: _, ...rest } = operation
          onChange(skipKind ? { ...rest, skipKind } : rest)
        }}
      />
    ),
  changed: {
    nodeState: ({ execution, nodeId }, say) => say.status(findNode(execution, nodeId)?.status),
    nodeBegan: ({ execution, nodeId }, say) => say.time(findNode(execution, nodeId)?.beganAt),
    executionState: ({ execution }, say) => say.status(execution.status),
  },
  edited: ({ execution }, workflowEditedAt, today) => (
    <EditedSince execution={execution} workflowEditedAt={workflowEditedAt} today={today} />
  ),
}

/** What AOM leaves open, and what nobody does for the operator. */
function LeftOpen({ action, found }: { action: NodeAction; found: ExecutionNode | undefined }) {
  const { leftOpen } = useDialogWords()
  if (!found || found.targets.length === 0) return null
  const notDone = found.targets.filter(({ outcome }) => outcome !== 'succeeded')
  if (action === 'skip') return <Hosts title={leftOpen.notDoneOn} names={notDone.map(({ name }) => name)} />
  if (action !== 'retry') return null
  const succeeded = found.targets.length - notDone.length
  return (
    <>
      {succeeded > 0 && <p>{leftOpen.mayRunAgain(succeeded)}</p>}
      <p>{leftOpen.replaces}</p>
    </>
  )
}

function NodeState({ operation, workflowName }: { operation: NodeOperation; workflowName: string }) {
  const { format } = useI18n()
  const nodeWords = useNodeWords()
  const { dialog: words, score: scoreWords } = useDialogWords()
  const { execution, nodeId } = operation
  const found = findNode(execution, nodeId)
  if (!found) return null
  const since = waitsForPerson(execution, found) ? waitingSince(execution, found) : undefined
  const score = scoreTargets(found.targets)
  const count = (value: number) => (value > 0 ? format.number(value) : '')
  return (
    <>
      {found.isPause && found.description !== undefined && (
        <Text as="p" strong breaks dir="auto">
          {found.description}
        </Text>
      )}
      <Fact name={words.node}>
        <bdi>{found.name}</bdi> <StatusChip status={found.status} size="small" />
      </Fact>
      <Fact name={words.execution}>
        <bdi>{workflowName}</bdi> <StatusChip status={execution.status} size="small" />
        {isPauseCalledRunning(execution, found) && (
          <Text as="div" look="note" tone="muted">
            {nodeWords.pausedCalledRunning}
          </Text>
        )}
      </Fact>
      {found.beganAt !== undefined && <Fact name={words.began}>{format.time(found.beganAt)}</Fact>}
      {since && (
        <Fact name={words.waitingFor}>
          <LiveDuration since={since} />
        </Fact>
      )}
      {score.total > 0 && (
        <Fact name={words.targets}>
          {scoreWords(
            count(score.succeeded),
            count(score.failed),
            count(score.inProgress),
            count(score.notRun),
          )}
        </Fact>
      )}
      {hasCause(found) && (
        <Fact name={nodeWords.why}>
          <NodeCause node={found} />
        </Fact>
      )}
    </>
  )
}
