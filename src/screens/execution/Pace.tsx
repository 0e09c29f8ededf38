import { useNow } from '#components/time/useNow'
import type { Execution } from '#domain/execution/execution'
import {
  paceOf,
  roundedEstimate,
  usualDurations,
  workMs,
  type UsualDuration,
} from '#domain/execution/durations'
import type { ExecutionNode } from '#domain/execution/node'
import { isMoving } from '#domain/execution/status'
import { useI18n, type I18n } from '#i18n/I18n'
import { useRunHistoryWords, type RunHistoryWords } from '#i18n/runHistory'
import { useRunHistory } from '#queries/runHistory'
import { Button } from '#ui/Button'
import { ProgressBar } from '#ui/ProgressBar'
import { Text } from '#ui/Text'
import styles from './pace.module.css'

/** How long a run usually takes, and how far this one is on its way. */
export function RunPace({ execution }: { execution: Execution }) {
  const now = useNow(5_000)
  const usual = useUsual(execution)
  const pauses = pausesOf(execution)
  const nodes = execution.nodes.map(({ id, beganAt, endedAt, status }) => ({
    nodeId: id,
    ...(beganAt !== undefined && { beganAt }),
    // Only what still works counts on: the end of one that is over and without a time is not known.
    ...((endedAt !== undefined || !isMoving(status.state)) && { endedAt: endedAt ?? beganAt ?? 0 }),
  }))
  const works = execution.nodes.some(isAtWork)
  return (
    <PaceOf
      execution={execution}
      usual={usual?.whole}
      takenMs={workMs(nodes, pauses, now)}
      goesOn={works && isMoving(execution.status.state)}
      isWork
    />
  )
}

/** The same of one node; of a pause nothing is usual. */
export function NodePace({ execution, node }: { execution: Execution; node: ExecutionNode }) {
  const now = useNow(5_000)
  const usual = useUsual(execution)
  const { beganAt } = node
  const end = node.endedAt ?? (isAtWork(node) ? now : undefined)
  if (node.isPause) return null
  return (
    <PaceOf
      execution={execution}
      usual={usual && (usual.nodes.get(node.id) ?? { runs: 0 })}
      takenMs={beganAt === undefined || end === undefined ? undefined : Math.max(0, end - beganAt)}
      goesOn={isAtWork(node)}
    />
  )
}

const isAtWork = ({ status, isPause }: ExecutionNode): boolean => isMoving(status.state) && !isPause

const pausesOf = ({ nodes }: Execution): ReadonlySet<string> =>
  new Set(nodes.filter(({ isPause }) => isPause).map(({ id }) => id))

function useUsual(execution: Execution) {
  const { data } = useRunHistory(execution.workflowId)
  return data && usualDurations(data, pausesOf(execution), execution)
}

interface PaceOfProps {
  execution: Execution
  /** Undefined while the runs are not known. */
  usual: UsualDuration | undefined
  takenMs: number | undefined
  goesOn: boolean
  /** Only the time in which something worked is counted. */
  isWork?: boolean
}

function PaceOf({ execution, usual, takenMs, goesOn, isWork = false }: PaceOfProps) {
  const words = useRunHistoryWords()
  const i18n = useI18n()
  if (!usual) return <NotKnown workflowId={execution.workflowId} />
  const { runs, usual: typical } = usual
  if (!typical)
    return (
      <Text as="p" look="note" tone="muted" className={styles.pace}>
        {words.tooFew(runs)}
      </Text>
    )
  const pace = paceWords(takenMs, usual, typical.medianMs, goesOn, words, i18n)
  const madeFrom = words.madeFrom(runs, i18n.format.duration(typical.p90Ms), isWork)
  const isSlow = takenMs !== undefined && takenMs > typical.medianMs
  return (
    <div className={styles.pace}>
      {goesOn && (
        <ProgressBar
          label={words.expected}
          // Beyond what is usual nobody knows how far it has come.
          value={isSlow ? undefined : (takenMs ?? 0)}
          max={Math.max(1, typical.medianMs)}
        />
      )}
      <Text
        as="p"
        look="note"
        title={`${pace}${madeFrom}${isWork ? `\n${words.withoutWaits}` : ''}`}
        className={styles.words}
      >
        {pace}
        <Text tone="muted">{madeFrom}</Text>
      </Text>
    </div>
  )
}

function paceWords(
  takenMs: number | undefined,
  duration: UsualDuration,
  medianMs: number,
  goesOn: boolean,
  words: RunHistoryWords,
  { format }: I18n,
): string {
  const usual = format.duration(medianMs)
  if (takenMs === undefined) return words.usually(usual)
  const pace = paceOf(takenMs, duration)
  const taken = format.duration(takenMs)
  if (pace.kind === 'longest') return words.longest(taken, usual, pace.runs)
  if (pace.kind === 'longer' && goesOn) return words.longer(taken, usual)
  if (pace.kind === 'usual' && goesOn) return words.left(format.duration(roundedEstimate(pace.leftMs)), usual)
  return words.usually(usual)
}

/** Not yet, or not at all. */
function NotKnown({ workflowId }: { workflowId: string }) {
  const words = useRunHistoryWords()
  const { failure, refresh, isReading } = useRunHistory(workflowId)
  return (
    <Text as="p" look="note" tone="muted" className={styles.pace}>
      {failure ? words.notRead : words.reading}{' '}
      {failure && (
        <Button variant="link" isBusy={isReading} onClick={refresh}>
          {words.readAgain}
        </Button>
      )}
    </Text>
  )
}
