import { CopyMenu } from '#components/copy/CopyMenu'
import { MayRunAgain } from '#components/node/MayRunAgain'
import { EditedSince } from '#components/operation/dialog/EditedSince'
import { CopyText } from '#components/page/CopyText'
import { Time } from '#components/time/Time'
import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { isFailed } from '#domain/execution/pause'
import { scoreTargets } from '#domain/execution/target'
import { useDetailWords } from '#i18n/executionDetails'
import { aomCall } from '#queries/aomCall'
import { currentPlace } from '#queries/session'
import { useTodaysWorkflow } from '#queries/workflows'
import { Description, DescriptionList } from '#ui/DescriptionList'
import { Disclosure } from '#ui/Disclosure'
import { Preformatted } from '#ui/Preformatted'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import styles from './execution.module.css'
import { NodeDuration } from './NodeDuration'
import { NodePace } from './Pace'
import paceStyles from './pace.module.css'
import { TargetList } from './TargetList'
import { TargetsScore } from './TargetsScore'

interface NodeDetailsProps {
  execution: Execution
  node: ExecutionNode
  workflowName: string
  readAt: number | undefined
}

/** Everything AOM said of a node: its targets with their logs, its times and ids, its output and configuration. */
export function NodeDetails({ execution, node, workflowName, readAt }: NodeDetailsProps) {
  const words = useDetailWords()
  const today = useTodaysWorkflow(execution.workflowId, workflowName)
  const hasFailedTargets = node.targets.some(({ outcome }) => outcome === 'failed')
  return (
    <Stack as="section" gap="lg" aria-label={words.detailsOf(node.name)} className={styles.details}>
      <Stack direction="row" gap="lg" align="start" className={paceStyles.beside}>
        <CopyMenu
          execution={execution}
          node={node}
          workflowName={workflowName}
          readAt={readAt}
          place={currentPlace()}
          aomCall={aomCall}
        />
        <NodePace execution={execution} node={node} />
      </Stack>
      <NodeTargets execution={execution} node={node} />
      {!node.isPause && node.description !== undefined && (
        <Text as="p" tone="muted" breaks dir="auto">
          {node.description}
        </Text>
      )}
      <NodeFacts node={node} />
      <div>
        {node.output !== undefined && (
          <ValueDetails
            title={words.output}
            value={node.output}
            // Where no target tells why, this is all there is.
            isOpen={isFailed(node) && !hasFailedTargets}
          />
        )}
        {node.configuration !== undefined && (
          <ValueDetails title={words.configuration} value={node.configuration} />
        )}
      </div>
      {/* Read later than the execution, so nothing that can be pressed stands below it. */}
      <EditedSince execution={execution} workflowEditedAt={today?.editedAt} today={today?.nodes} />
    </Stack>
  )
}

/** The targets of a node. */
function NodeTargets({ execution, node }: { execution: Execution; node: ExecutionNode }) {
  const words = useDetailWords()
  if (node.isPause) return null
  return (
    <div>
      <Stack direction="row" gap="lg" align="baseline">
        <h3>{words.targets}</h3>
        <TargetsScore score={scoreTargets(node.targets)} />
      </Stack>
      {node.targets.length > 0 ? (
        <TargetList
          label={words.targets}
          targets={node.targets}
          keptAs={`${execution.executionId} ${node.id}`}
        />
      ) : (
        <Text as="p" tone="muted">
          {words.noTargets}
        </Text>
      )}
      <MayRunAgain execution={execution} node={node} />
    </div>
  )
}

function NodeFacts({ node }: { node: ExecutionNode }) {
  const words = useDetailWords()
  return (
    <DescriptionList>
      <Description name={words.began}>
        <Time at={node.beganAt} isExact />
      </Description>
      {node.beganAt !== undefined && (
        <>
          <Description name={words.endedAt}>
            <Time at={node.endedAt} isExact />
          </Description>
          <Description name={words.duration}>
            <NodeDuration of={node} />
          </Description>
        </>
      )}
      {node.taskName !== undefined && <Description name={words.task}>{node.taskName}</Description>}
      <Description name={words.nodeId}>
        <CopyText text={node.id} label={words.nodeId} />
      </Description>
      {node.functionExecutionId !== undefined && (
        <Description name={words.functionExecutionId}>
          <CopyText text={node.functionExecutionId} label={words.functionExecutionId} />
        </Description>
      )}
    </DescriptionList>
  )
}

/** A value as AOM sent it, folded away and written out only once it is opened, since it may be long. */
function ValueDetails(props: { title: string; value: unknown; isOpen?: boolean }) {
  const { title, value, isOpen = false } = props
  const words = useDetailWords()
  const summary = (
    <Text strong className={styles.fold}>
      {title}
    </Text>
  )
  return (
    <Disclosure summary={summary} isOpen={isOpen}>
      <Stack gap="xs">
        <Text as="div" look="note" tone="muted">
          {words.secretsHidden}
        </Text>
        <Preformatted
          label={title}
          text={typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
        />
      </Stack>
    </Disclosure>
  )
}
