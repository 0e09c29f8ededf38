import { whoLabel } from '#components/team/markLabels'
import { StatusChip } from '#components/status/StatusChip'
import { NotReported, Time } from '#components/time/Time'
import type { ExecutionRef } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { sameInARow, type NodeAttempt } from '#domain/operation/attempts'
import { useAttemptWords } from '#i18n/attempts'
import { useI18n } from '#i18n/I18n'
import { useTeamWords } from '#i18n/team'
import { useAttempts } from '#queries/journal/attempts'
import { runtimeConfig } from '#queries/runtimeConfig'
import { Stack } from '#ui/Stack'
import { Table, TableBody, TableCell, TableRow } from '#ui/Table'
import { Text } from '#ui/Text'
import { HostsByAttempt } from './HostsByAttempt'
import { NodeDuration } from './NodeDuration'
import { TargetsScore } from './TargetsScore'

const columns = { number: {}, result: {}, began: {}, took: {}, targets: {}, why: {}, next: {} } as const

/** How often this node was tried, how each attempt ended, and who had it run again; nothing of a node that ran once. */
export function NodeAttempts({ execution, node }: { execution: ExecutionRef; node: ExecutionNode }) {
  const words = useAttemptWords()
  const { attempts, failure } = useAttempts(execution, node)
  if (attempts.length < 2 && !failure) return null
  const same = sameInARow(attempts)
  return (
    <Stack gap="sm">
      <h3>{words.title}</h3>
      {failure && (
        <Text as="p" look="note" tone="warning">
          {words.notRead}
        </Text>
      )}
      {same > 1 && (
        <Text as="p" strong tone="error">
          {words.same(same)}
        </Text>
      )}
      {attempts.length > 1 && (
        <>
          <Table label={words.title} columns={columns} heads={words.columns} density="dense" foldBelow="lg">
            <TableBody>
              {attempts.map((attempt, index) => (
                <AttemptRow key={attempt.key} attempt={attempt} number={index + 1} />
              ))}
            </TableBody>
          </Table>
          <Text as="p" look="note" tone="muted">
            {runtimeConfig.hasJournal ? words.fromJournal : words.fromBrowser}
          </Text>
          <HostsByAttempt attempts={attempts} node={node} />
        </>
      )}
    </Stack>
  )
}

function AttemptRow({ attempt, number }: { attempt: NodeAttempt; number: number }) {
  const { t, format } = useI18n()
  const words = useAttemptWords()
  const team = useTeamWords()
  const { facts, source, replacedBy } = attempt
  const notNoted = <NotReported label={words.notNoted} dash={t.shell.none} />
  const who = replacedBy?.user ? whoLabel(replacedBy.user, team) : words.thisBrowser
  return (
    <TableRow>
      <TableCell column={columns.number}>{number}</TableCell>
      <TableCell column={columns.result} title={source === 'aom' ? words.fromAom : words.noted}>
        <StatusChip status={attempt.status} size="small" />
      </TableCell>
      <TableCell column={columns.began}>
        <Time at={attempt.beganAt} />
      </TableCell>
      <TableCell column={columns.took}>
        <NodeDuration of={attempt} />
      </TableCell>
      <TableCell column={columns.targets}>{facts ? <TargetsScore score={facts} /> : notNoted}</TableCell>
      <TableCell column={columns.why}>
        {facts?.cause === undefined ? (
          notNoted
        ) : (
          <Text mono look="note" breaks dir="auto">
            {facts.cause}
          </Text>
        )}
      </TableCell>
      <TableCell column={columns.next}>
        {replacedBy?.action && (
          <>
            <bdi>
              {words.replaced(
                who,
                t.operation.verb[replacedBy.action],
                format.timeOfDay(replacedBy.requestedAt),
              )}
            </bdi>
            {replacedBy.reason !== undefined && (
              <Text as="div" look="note" tone="muted" breaks dir="auto">
                {replacedBy.reason}
              </Text>
            )}
          </>
        )}
      </TableCell>
    </TableRow>
  )
}
