import { FieldChangeText } from '#components/operation/dialog/FieldChangeText'
import { FailureNotice } from '#components/failure/FailureNotice'
import { StatusChip } from '#components/status/StatusChip'
import { NotReported } from '#components/time/Time'
import {
  compareExecutions,
  type ExecutionComparison,
  type NodeComparison,
  type TargetDifferences,
} from '#domain/execution/comparison'
import type { Execution } from '#domain/execution/execution'
import { shortNames } from '#domain/execution/hostNames'
import { saysMissing } from '#domain/failure/failure'
import { useI18n } from '#i18n/I18n'
import { useRunHistoryWords } from '#i18n/runHistory'
import { statusLabel } from '#components/status/statusLabel'
import { useNow } from '#components/time/useNow'
import { useExecution } from '#queries/executions'
import { useRunHistory } from '#queries/runHistory'
import { Button } from '#ui/Button'
import { Select } from '#ui/Select'
import { Skeleton } from '#ui/Skeleton'
import { Stack } from '#ui/Stack'
import { Table, TableBody, TableCell, TableRow, TableScroller } from '#ui/Table'
import { Text } from '#ui/Text'
import styles from './pace.module.css'

interface ComparisonProps {
  execution: Execution
  /** The run that it is compared with. */
  comparedWith: string
  onCompare: (executionId: string | undefined) => void
  onSelect: (nodeId: string) => void
}

/** This run beside another of its workflow, node by node. */
export function Comparison({ execution, comparedWith, onCompare, onSelect }: ComparisonProps) {
  const words = useRunHistoryWords()
  const { t, format } = useI18n()
  const { workflowId, executionId } = execution
  const now = useNow(60_000)
  const history = useRunHistory(workflowId)
  const { data: other, failure } = useExecution({ workflowId, executionId: comparedWith })
  const runs = (history.data ?? []).filter((run) => run.executionId !== executionId)
  const labels = new Map(
    runs.map((run) => [
      run.executionId,
      [
        run.beganAt === undefined ? run.executionId : format.relative(run.beganAt, now),
        statusLabel(run.status, t),
      ].join(' · '),
    ]),
  )
  const options = labels.has(comparedWith) ? [...labels.keys()] : [comparedWith, ...labels.keys()]
  return (
    <Stack gap="md">
      <Stack direction="row" gap="md" align="end">
        <Select
          label={words.compareWith}
          value={comparedWith}
          options={options}
          labelOf={(id) => labels.get(id) ?? words.notListed(id)}
          onChange={onCompare}
        />
        <Button onClick={() => onCompare(undefined)}>{words.close}</Button>
      </Stack>
      {executionId === comparedWith ? (
        <p>{words.sameRun}</p>
      ) : other ? (
        <Differences execution={execution} other={other} onSelect={onSelect} />
      ) : failure ? (
        saysMissing(failure) ? (
          <p>{words.missing}</p>
        ) : (
          <FailureNotice failure={failure} />
        )
      ) : (
        <Skeleton height={160} />
      )}
    </Stack>
  )
}

const columns = {
  node: { minWidth: '120px', area: 'node' },
  here: { area: 'here' },
  there: { area: 'there' },
  took: { area: 'took' },
  differs: { minWidth: '200px', area: 'differs' },
} as const

function Differences(props: { execution: Execution; other: Execution; onSelect: (nodeId: string) => void }) {
  const { execution, other, onSelect } = props
  const words = useRunHistoryWords()
  const comparison = compareExecutions(execution, other)
  return (
    <>
      <Summary comparison={comparison} />
      <TableScroller label={words.table}>
        <Table
          label={words.table}
          columns={columns}
          heads={words.columns}
          density="close"
          foldBelow="md"
          foldAreas="'node took' 'here there' 'differs differs'"
        >
          <TableBody>
            {comparison.nodes.map((node) => (
              <NodeRow key={node.id} node={node} onSelect={onSelect} />
            ))}
          </TableBody>
        </Table>
      </TableScroller>
    </>
  )
}

function Summary({ comparison }: { comparison: ExecutionComparison }) {
  const { format } = useI18n()
  const words = useRunHistoryWords()
  const { nodes, reached, isDefinitionKnown } = comparison
  const different = nodes.filter(({ differs }) => differs)
  const [only] = different
  return (
    <div>
      <Text as="p" strong>
        {only === undefined
          ? words.none
          : different.length === 1
            ? words.onlyOne(only.name)
            : words.several(different.length)}
      </Text>
      <Text as="p" look="note" tone="muted">
        {words.ofReached(reached)}
        {format.betweenSentences}
        {isDefinitionKnown ? words.secretsHidden : words.noDefinition}
      </Text>
    </div>
  )
}

function NodeRow({ node, onSelect }: { node: NodeComparison; onSelect: (nodeId: string) => void }) {
  const words = useRunHistoryWords()
  const { here, there, name } = node
  return (
    <TableRow>
      <TableCell column={columns.node}>
        {here ? (
          <Button variant="link" onClick={() => onSelect(node.id)}>
            <Text as="bdi" strong={node.differs}>
              {name}
            </Text>
          </Button>
        ) : (
          <bdi>{name}</bdi>
        )}
      </TableCell>
      <TableCell column={columns.here}>
        <FoldedHead>{words.columns.here}</FoldedHead>
        {here ? <StatusChip status={here.status} size="small" /> : words.notInRun}
      </TableCell>
      <TableCell column={columns.there}>
        <FoldedHead>{words.columns.there}</FoldedHead>
        {there ? <StatusChip status={there.status} size="small" /> : words.notInRun}
      </TableCell>
      <TableCell column={columns.took}>
        <Took node={node} />
      </TableCell>
      <TableCell column={columns.differs}>
        <WhatDiffers node={node} />
      </TableCell>
    </TableRow>
  )
}

/** Folded, a row has no heads: which run it is of stands in the cell. */
function FoldedHead({ children }: { children: string }) {
  return (
    <Text aria-hidden look="fine" tone="muted" className={styles.foldedHead}>
      {children}
    </Text>
  )
}

function Took({ node: { here, longerMs } }: { node: NodeComparison }) {
  const words = useRunHistoryWords()
  const { t, format } = useI18n()
  if (here?.durationMs === undefined) return <NotReported label={t.shell.notReported} dash={t.shell.none} />
  const took = format.duration(here.durationMs)
  if (longerMs === undefined) return took
  const difference = format.duration(Math.abs(longerMs))
  const than =
    Math.abs(longerMs) < 1_000
      ? words.sameTime
      : longerMs > 0
        ? words.longerBy(difference)
        : words.shorterBy(difference)
  return <Text oneLine>{words.takesTime(took, than)}</Text>
}

const mostNames = 8
const mostFields = 5

function WhatDiffers({ node: { targets, noTargetsOf, definition = [] } }: { node: NodeComparison }) {
  const words = useRunHistoryWords()
  const { format } = useI18n()
  const lists: readonly (readonly [keyof TargetDifferences, (hosts: string) => string])[] = [
    ['failedHere', words.failedHere],
    ['failedThere', words.failedThere],
    ['added', words.added],
    ['removed', words.removed],
  ]
  const said = lists.filter(([kind]) => targets[kind].length > 0)
  if (said.length === 0 && definition.length === 0 && !noTargetsOf) return null
  return (
    <ul className={styles.list}>
      {said.map(([kind, say]) => {
        const { shown, left } = shortNames(targets[kind], mostNames)
        return <li key={kind}>{say(format.list([...shown, ...(left > 0 ? [words.more(left)] : [])]))}</li>
      })}
      {noTargetsOf && (
        <Text as="li" tone="muted">
          {words.noTargetsOf[noTargetsOf]}
        </Text>
      )}
      {definition.slice(0, mostFields).map((change) => (
        <li key={`${change.field} ${change.path ?? ''}`}>
          <FieldChangeText change={change} fromTo={words.fromTo} />
        </li>
      ))}
      {definition.length > mostFields && <li>{words.moreChanges(definition.length - mostFields)}</li>}
    </ul>
  )
}
