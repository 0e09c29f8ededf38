import { statusLabel } from '#components/status/statusLabel'
import { StatusChip } from '#components/status/StatusChip'
import { NotReported, Time } from '#components/time/Time'
import { usualDurations, workMs } from '#domain/execution/durations'
import type { ExecutionSummary } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { useI18n } from '#i18n/I18n'
import { useWorkflowWords } from '#i18n/workflow'
import { href } from '#routes'
import { Figure } from '#ui/Figure'
import { Link } from '#ui/Link'
import { BarPlot } from '#ui/plot/BarPlot'
import { Table, TableBody, TableCell, TableRow } from '#ui/Table'
import { Text } from '#ui/Text'
import { durationTicks } from './durationTicks'

interface RunDurationsProps {
  /** Newest first. */
  executions: readonly ExecutionSummary[]
  nodes: readonly ExecutionNode[]
  /** The run that is marked. */
  selectedId: string | undefined
}

const columns = { began: {}, state: {}, worked: {} } as const
const mostBars = 50
/** In pixels; kept while the plot is on its way. */
const plotHeight = 160

/** How long the last runs worked, over the band in which most successful ones lie. */
export function RunDurations({ executions, nodes, selectedId }: RunDurationsProps) {
  const words = useWorkflowWords()
  const { t, format } = useI18n()
  const pauses = new Set(nodes.filter(({ isPause }) => isPause).map(({ id }) => id))
  const runs = executions
    .slice(0, mostBars)
    .map((execution) => ({ execution, workedMs: workMs(execution.nodes, pauses) }))
  const { runs: good, usual } = usualDurations(executions, pauses).whole
  const worked = (ms: number | undefined) => (ms === undefined ? t.shell.notReported : format.duration(ms))
  return (
    <Figure
      label={words.durations}
      caption={
        usual
          ? words.durationsCaption(
              format.duration(usual.p10Ms),
              format.duration(usual.p90Ms),
              format.duration(usual.medianMs),
              good,
            )
          : words.durationsTooFew(good)
      }
      showTable={words.showTable}
      showPlot={words.showPlot}
      table={
        <Table label={words.durations} columns={columns} heads={words.durationColumns} density="close">
          <TableBody>
            {runs.map(({ execution, workedMs }) => (
              <TableRow key={execution.executionId} isCurrent={execution.executionId === selectedId}>
                <TableCell column={columns.began}>
                  <Link href={href('execution', refOf(execution))}>
                    {execution.beganAt ? (
                      <Time at={execution.beganAt} />
                    ) : (
                      <Text mono>{execution.executionId}</Text>
                    )}
                  </Link>
                </TableCell>
                <TableCell column={columns.state}>
                  <StatusChip status={execution.status} size="small" />
                </TableCell>
                <TableCell column={columns.worked}>
                  {workedMs === undefined ? (
                    <NotReported label={t.shell.notReported} dash={t.shell.none} />
                  ) : (
                    format.duration(workedMs)
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      }
    >
      <BarPlot
        height={plotHeight}
        bars={runs.toReversed().map(({ execution, workedMs }) => ({
          key: execution.executionId,
          value: workedMs,
          title: [
            execution.beganAt === undefined ? execution.executionId : format.time(execution.beganAt),
            statusLabel(execution.status, t),
            worked(workedMs),
          ].join(' · '),
          color: `var(--mui-palette-states-${execution.status.state})`,
          isHollow: execution.status.state !== 'succeeded',
          isCurrent: execution.executionId === selectedId,
        }))}
        band={usual && { from: usual.p10Ms, to: usual.p90Ms, middle: usual.medianMs }}
        ticks={durationTicks(Math.max(0, ...runs.map(({ workedMs }) => workedMs ?? 0)))}
        tickWords={format.duration}
      />
    </Figure>
  )
}

const refOf = ({ workflowId, executionId }: ExecutionSummary) => ({ workflowId, executionId })
