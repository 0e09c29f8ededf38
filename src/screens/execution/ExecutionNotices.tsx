import type { Execution } from '#domain/execution/execution'
import { buildGraph } from '#domain/execution/graph'
import { waitsForPerson } from '#domain/operation/kinds/node'
import { Button } from '#ui/Button'
import { Disclosure } from '#ui/Disclosure'
import { Notice } from '#ui/Notice'
import { Text } from '#ui/Text'
import { useI18n } from '#i18n/I18n'
import { contradictionOf, describeContradiction, failedWithoutCause } from './contradictions'
import styles from './execution.module.css'

interface ExecutionNoticesProps {
  execution: Execution
  selectedId: string | undefined
  onSelect: (nodeId: string) => void
}

/** What must be said in words about the execution as a whole: who waits, what disagrees, what could not be read. */
export function ExecutionNotices({ execution, selectedId, onSelect }: ExecutionNoticesProps) {
  const { t } = useI18n()
  const words = t.execution
  const waiting = execution.nodes.filter((node) => waitsForPerson(execution, node))
  // The chosen node's own panel says it of that node.
  const others = execution.nodes.filter((node) => node.id !== selectedId)
  return (
    <>
      {execution.status.state === 'awaitingApproval' && <Notice role="note">{words.awaitingApproval}</Notice>}
      {waiting.length > 1 && (
        <Notice role="note">
          <div className={styles.waiting}>
            {words.waiting(waiting.length)}{' '}
            {waiting.map((node) => (
              <Button
                key={node.id}
                variant="link"
                className={styles.waitingNode}
                onClick={() => onSelect(node.id)}
              >
                <Text as="bdi" strong>
                  {node.name}
                </Text>
              </Button>
            ))}
          </div>
        </Notice>
      )}
      {others.map((node) => {
        const contradiction = contradictionOf(execution, node)
        return (
          contradiction && (
            <Notice role="note" key={node.id}>
              {describeContradiction(contradiction, node.name, t)}
            </Notice>
          )
        )
      })}
      {failedWithoutCause(execution) && <Notice role="note">{words.noNodeFailed}</Notice>}
      {execution.nodesFrom === 'workflow' && <Notice role="note">{words.nodesFromWorkflow}</Notice>}
      {execution.nodesFrom === 'results' && execution.nodes.length > 0 && (
        <Notice role="note">{words.nodesFromResults}</Notice>
      )}
      {execution.unreadable > 0 && <Notice role="note">{words.unreadable(execution.unreadable)}</Notice>}
      <Oddities execution={execution} />
    </>
  )
}

/** The graph is drawn whatever `parent_node` says; here stands what was odd about it. */
function Oddities({ execution }: { execution: Execution }) {
  const { t } = useI18n()
  const names = new Map(execution.nodes.map((node) => [node.id, node.name]))
  const diagnoses = buildGraph(execution.nodes).diagnoses.filter(
    // Where there is no definition at all, the notice above has said so.
    ({ kind }) => kind !== 'undefinedResult' || execution.nodesFrom !== 'results',
  )
  if (diagnoses.length === 0) return null
  return (
    <Notice role="note">
      <Disclosure summary={t.execution.diagnosisTitle(diagnoses.length)}>
        <ul className={styles.list}>
          {diagnoses.map(({ kind, nodeId, reference = '' }, index) => (
            <li key={index}>{t.execution.diagnosis[kind](names.get(nodeId) ?? nodeId, reference)}</li>
          ))}
        </ul>
      </Disclosure>
    </Notice>
  )
}
