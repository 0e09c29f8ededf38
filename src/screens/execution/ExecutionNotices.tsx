import { useState } from 'react'
import type { Execution } from '#domain/execution/execution'
import { graphOf } from '#domain/execution/graph'
import type { ExecutionNode } from '#domain/execution/node'
import { isPauseCalledRunning, waitsForPerson } from '#domain/operation/kinds/node'
import { Button } from '#ui/Button'
import { Disclosure } from '#ui/Disclosure'
import { Notice } from '#ui/Notice'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { useI18n } from '#i18n/I18n'
import { useNodeWords } from '#i18n/nodeWords'
import {
  contradictionKinds,
  contradictionOf,
  describeContradiction,
  failedWithoutCause,
  type ContradictionKind,
} from './contradictions'
import styles from './execution.module.css'
import { lazyPart } from '#ui/lazyPart'

const Oddities = lazyPart(async () => (await import('./Oddities')).Oddities, { failure: 'page' })

interface NoticesProps {
  execution: Execution
  selectedId: string | undefined
  onSelect: (nodeId: string) => void
}

/** Who waits, and why AOM calls it otherwise. */
export function WaitingNotices(props: NoticesProps & { isPausedInList: boolean }) {
  const { execution, selectedId, onSelect, isPausedInList } = props
  const { t } = useI18n()
  const words = useNodeWords()
  const waiting = execution.nodes.filter((node) => waitsForPerson(execution, node))
  const isOther = waiting.some(({ id }) => id !== selectedId)
  return (
    <>
      {execution.status.state === 'awaitingApproval' && (
        <Notice role="note">{t.execution.awaitingApproval}</Notice>
      )}
      {/* From the start, as the list is read later: it keeps room for the longer of the two. */}
      {execution.nodes.some((node) => isPauseCalledRunning(execution, node)) && (
        <Notice role="note" className={styles.calledRunning}>
          {isPausedInList ? words.pausedInList : words.pausedCalledRunning}
        </Notice>
      )}
      {isOther && (
        <Notice role="note">
          <div className={styles.waiting}>
            {t.execution.waiting(waiting.length)} <NodeNames nodes={waiting} onSelect={onSelect} />
          </div>
        </Notice>
      )}
    </>
  )
}

/** What disagrees, and what could not be read: one place for all of it, a line for each kind. */
export function ExecutionNotices(props: NoticesProps) {
  const { execution } = props
  const { t } = useI18n()
  const words = t.execution
  const { nodesFrom, nodes, unreadable } = execution
  const diagnoses = graphOf(nodes).diagnoses.filter(
    // Where there is no definition at all, a line of its own says so.
    ({ kind }) => kind !== 'undefinedResult' || nodesFrom !== 'results',
  )
  const lines = [
    ...useContradictions(props),
    failedWithoutCause(execution) && <p key="noNode">{words.noNodeFailed}</p>,
    nodesFrom === 'workflow' && <p key="from">{words.nodesFromWorkflow}</p>,
    nodesFrom === 'results' && nodes.length > 0 && <p key="from">{words.nodesFromResults}</p>,
    unreadable > 0 && <p key="unreadable">{words.unreadable(unreadable)}</p>,
    diagnoses.length > 0 && (
      <Disclosure key="oddities" summary={words.diagnosisTitle(diagnoses.length)}>
        <Oddities nodes={nodes} diagnoses={diagnoses} />
      </Disclosure>
    ),
  ].filter(Boolean)
  if (lines.length === 0) return null
  return (
    <Notice role="note" className={styles.later}>
      <Stack gap="xs">{lines}</Stack>
    </Notice>
  )
}

/** Of one node its own sentence, of several one line with their names. */
function useContradictions({ execution, selectedId, onSelect }: NoticesProps) {
  const { t } = useI18n()
  const byKind = new Map<ContradictionKind, ExecutionNode[]>()
  for (const node of execution.nodes) {
    const kind = contradictionOf(execution, node)?.kind
    if (kind) byKind.set(kind, [...(byKind.get(kind) ?? []), node])
  }
  return contradictionKinds.flatMap((kind) => {
    const nodes = byKind.get(kind) ?? []
    if (nodes.length > 1) return [<Collected key={kind} kind={kind} nodes={nodes} onSelect={onSelect} />]
    // The chosen node's own panel says it of that node.
    const [node] = nodes.filter(({ id }) => id !== selectedId)
    const contradiction = node && contradictionOf(execution, node)
    return contradiction ? [<p key={kind}>{describeContradiction(contradiction, node.name, t)}</p>] : []
  })
}

const fewNames = 3

function Collected(props: {
  kind: ContradictionKind
  nodes: readonly ExecutionNode[]
  onSelect: (nodeId: string) => void
}) {
  const { kind, nodes, onSelect } = props
  const words = useNodeWords()
  const [isWhole, setIsWhole] = useState(false)
  const isLong = nodes.length > fewNames
  return (
    <div className={styles.waiting}>
      {words.collected[kind](nodes.length)}{' '}
      <NodeNames nodes={isWhole ? nodes : nodes.slice(0, fewNames)} onSelect={onSelect} />
      {isLong && (
        <Button variant="link" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? words.showFewer : words.showAll(nodes.length)}
        </Button>
      )}
    </div>
  )
}

function NodeNames(props: { nodes: readonly ExecutionNode[]; onSelect: (nodeId: string) => void }) {
  return props.nodes.map((node) => (
    <Button
      key={node.id}
      variant="link"
      className={styles.waitingNode}
      onClick={() => props.onSelect(node.id)}
    >
      <Text as="bdi" strong>
        {node.name}
      </Text>
    </Button>
  ))
}
