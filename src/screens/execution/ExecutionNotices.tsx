import type { Execution } from '#domain/execution/execution'
import { buildGraph } from '#domain/execution/graph'
import { waitsForPerson } from '#domain/operation/kinds/node'
import { useI18n } from '#i18n/I18n'
import { contradictionOf, contradictionWords, failedWithoutCause } from './contradictions'
import styles from './execution.module.css'
import { Notice } from './Notice'

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
      {execution.status.state === 'awaitingApproval' && <Notice>{words.awaitingApproval}</Notice>}
      {waiting.length > 1 && (
        <Notice>
          <div className={styles['waiting']}>
            {words.waiting(waiting.length)}{' '}
            {waiting.map((node) => (
              <button
                key={node.id}
                type="button"
                onClick={() => onSelect(node.id)}
                className={styles['nodeButton']}
              >
                <bdi>{node.name}</bdi>
              </button>
            ))}
          </div>
        </Notice>
      )}
      {others.map((node) => {
        const contradiction = contradictionOf(execution, node)
        return (
          contradiction && <Notice key={node.id}>{contradictionWords(contradiction, node.name, t)}</Notice>
        )
      })}
      {failedWithoutCause(execution) && <Notice>{words.noNodeFailed}</Notice>}
      {execution.nodesFrom === 'workflow' && <Notice>{words.nodesFromWorkflow}</Notice>}
      {execution.nodesFrom === 'results' && execution.nodes.length > 0 && (
        <Notice>{words.nodesFromResults}</Notice>
      )}
      {execution.unreadable > 0 && <Notice>{words.unreadable(execution.unreadable)}</Notice>}
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
    <Notice>
      <details>
        <summary className={styles['fold']}>{t.execution.diagnosisTitle(diagnoses.length)}</summary>
        <ul className={styles['list']}>
          {diagnoses.map(({ kind, nodeId, reference = '' }, index) => (
            <li key={index}>{t.execution.diagnosis[kind](names.get(nodeId) ?? nodeId, reference)}</li>
          ))}
        </ul>
      </details>
    </Notice>
  )
}
