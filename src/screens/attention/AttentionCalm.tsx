import { useId, type ReactNode } from 'react'
import { StatusIcon } from '#components/status/StatusIcon'
import { statusLabel } from '#components/status/statusLabel'
import { LiveDuration } from '#components/time/LiveDuration'
import { Time } from '#components/time/Time'
import { useNow } from '#components/time/useNow'
import { countStates, endedSince, progressOf } from '#domain/execution/calm'
import type { ExecutionNode } from '#domain/execution/node'
import type { Workflow } from '#domain/execution/workflow'
import { useCalmWords } from '#i18n/calm'
import { useI18n } from '#i18n/I18n'
import { useDialogWords } from '#i18n/operationDialog'
import type { Attention } from '#queries/attention'
import { href } from '#routes'
import { Description, DescriptionList } from '#ui/DescriptionList'
import { Link } from '#ui/Link'
import { Points } from '#ui/Points'
import { ProgressBar } from '#ui/ProgressBar'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { VisuallyHidden } from '#ui/VisuallyHidden'
import styles from './calm.module.css'

type AttentionCalmProps = Pick<Attention, 'running' | 'newest' | 'isWhole'>

/** While nothing waits for a person: what runs and where it will wait, what the night was like, and what a stop will bring. */
export function AttentionCalm({ running, newest, isWhole }: AttentionCalmProps) {
  return (
    <div className={styles.calm}>
      <Running running={running} scheduled={isWhole ? newest.filter(isScheduled).length : 0} />
      <Ended workflows={newest} />
      <Stops />
    </div>
  )
}

const isScheduled = ({ trigger }: Workflow) => trigger?.kind === 'enabled'

function Running({ running, scheduled }: Pick<Attention, 'running'> & { scheduled: number }) {
  const words = useCalmWords()
  const title = words.runsNow(running.length)
  return (
    <Part
      title={
        running.length > 0 ? (
          <Link href={href('executions', {}, { status: 'executing' })}>{title}</Link>
        ) : (
          title
        )
      }
    >
      <ul className={styles.lines}>
        {running.map((run) => (
          <Run key={run.execution.executionId} {...run} />
        ))}
      </ul>
      {scheduled > 0 && (
        <Text as="p" look="note" tone="muted">
          {words.scheduled(scheduled)}
        </Text>
      )}
    </Part>
  )
}

function Run({ workflow, execution }: Attention['running'][number]) {
  const { format } = useI18n()
  const words = useCalmWords()
  const { now, begun, next, pauses } = progressOf(execution)
  const total = execution.nodes.length
  const progress = words.progress(format.number(begun), format.number(total))
  const ahead = [
    next.length > 0 && words.next(namesOf(next, format.list)),
    pauses.length > 0 && words.pause(namesOf(pauses, format.list)),
    next.length + pauses.length === 0 && begun === total && words.last,
  ].filter((part) => part !== false)
  return (
    <li className={styles.line}>
      <Link look="name" href={href('execution', execution)}>
        <bdi>{workflow.name}</bdi>
      </Link>
      <LiveDuration since={execution.beganAt} />
      <div className={styles.below}>
        <ProgressBar label={progress} value={begun} max={total} />
        <Text as="div" look="note" tone="muted">
          <Points parts={[progress, ...now.map(({ id, name }) => <bdi key={id}>{name}</bdi>), ...ahead]} />
        </Text>
      </div>
    </li>
  )
}

const namesOf = (nodes: readonly ExecutionNode[], list: (names: string[]) => string) =>
  list(nodes.map(({ name }) => name))

const hours = 12
const mostEnded = 10

function Ended({ workflows }: { workflows: readonly Workflow[] }) {
  const { t, format } = useI18n()
  const words = useCalmWords()
  const ended = endedSince(workflows, useNow(60_000) - hours * 3_600_000)
  return (
    <Part title={words.ended(hours)}>
      {ended.length === 0 ? (
        <Text as="p" tone="muted">
          {words.nothingEnded}
        </Text>
      ) : (
        <Points
          parts={countStates(ended).map(([state, count]) => (
            <Text key={state} oneLine className={styles.count}>
              <StatusIcon state={state} /> {words.ofState(t.states[state], format.number(count))}
            </Text>
          ))}
        />
      )}
      <ul className={styles.lines}>
        {ended.slice(0, mostEnded).map((workflow) => (
          <EndedRun key={workflow.id} workflow={workflow} />
        ))}
      </ul>
      <Text as="div" look="note" tone="muted">
        <p>{words.latestOnly}</p>
        <Points
          parts={[
            <Link key="executions" href={href('executions')}>
              {words.allExecutions}
            </Link>,
            <Link key="handover" href={href('handover')}>
              {t.shell.handover}
            </Link>,
          ]}
        />
      </Text>
    </Part>
  )
}

/** Its state in a word too, unless it is the one that is expected. */
function EndedRun({ workflow: { id, name, status, lastExecution } }: { workflow: Workflow }) {
  const { t } = useI18n()
  const label = statusLabel(status, t)
  return (
    <li className={styles.line}>
      <span className={styles.named}>
        <StatusIcon state={status.state} />
        <span>
          <Link href={href('execution', { workflowId: id, executionId: lastExecution?.executionId ?? '' })}>
            <bdi>{name}</bdi>
          </Link>{' '}
          {status.state === 'succeeded' ? (
            <VisuallyHidden>{label}</VisuallyHidden>
          ) : (
            <Text oneLine look="note" tone="muted">
              {label}
            </Text>
          )}
        </span>
      </span>
      <Text tone="muted">
        <Time at={lastExecution?.endedAt} />
      </Text>
    </li>
  )
}

const actions = ['retry', 'skip', 'continue'] as const

/** What nobody has time to learn once it has happened. */
function Stops() {
  const { t } = useI18n()
  const words = useCalmWords().stops
  const { meaning } = useDialogWords()
  return (
    <Part title={words.title}>
      <p>{words.intro}</p>
      <DescriptionList variant="fit">
        {actions.map((action) => (
          <Description key={action} name={t.operation.verb[action]}>
            {meaning[action]}
          </Description>
        ))}
      </DescriptionList>
      <p>{words.before}</p>
      <Text as="p" look="note">
        <Link href={href('attention', {}, { wall: '' })}>{words.wall}</Link>
      </Text>
    </Part>
  )
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <Stack as="section" gap="md" aria-labelledby={id} className={styles.part}>
      <h2 id={id}>{title}</h2>
      {children}
    </Stack>
  )
}
