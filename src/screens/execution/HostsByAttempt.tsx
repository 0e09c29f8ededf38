import { NotReported } from '#components/time/Time'
import type { ExecutionNode } from '#domain/execution/node'
import { hostsByAttempt, type NodeAttempt } from '#domain/operation/attempts'
import { useAttemptWords } from '#i18n/attempts'
import { useI18n } from '#i18n/I18n'
import { Disclosure } from '#ui/Disclosure'
import { Table, TableBody, TableCell, TableRow, TableScroller } from '#ui/Table'
import { Text } from '#ui/Text'
import styles from './execution.module.css'

/** Which hosts failed in which attempt, those that still fail first. */
export function HostsByAttempt(props: {
  attempts: readonly NodeAttempt[]
  node: Pick<ExecutionNode, 'targets'>
}) {
  const { attempts, node } = props
  const { t, format } = useI18n()
  const words = useAttemptWords()
  const hosts = hostsByAttempt(attempts, node)
  if (hosts.length === 0) return null
  const columns = Object.fromEntries([['host', {}], ...attempts.map(({ key }) => [key, {}])])
  const heads = Object.fromEntries([
    ['host', words.host],
    ...attempts.map(({ key }, index) => [key, words.attempt(index + 1)]),
  ])
  const unnamed = attempts.reduce((most, { facts }) => Math.max(most, unnamedIn(facts)), 0)
  return (
    <Disclosure
      isOpen
      summary={
        <Text strong className={styles.fold}>
          {words.hosts}
        </Text>
      }
    >
      <TableScroller label={words.hosts}>
        <Table label={words.hosts} columns={columns} heads={heads} density="dense">
          <TableBody>
            {hosts.map(({ name, outcomes, stillFails }) => (
              <TableRow key={name}>
                <TableCell column={columns['host'] ?? {}}>
                  <Text mono strong={stillFails}>
                    {name}
                  </Text>
                  {stillFails && <Text tone="error">{` · ${words.stillFails}`}</Text>}
                </TableCell>
                {outcomes.map((outcome, index) => (
                  <TableCell key={attempts[index]?.key} column={{}}>
                    {outcome === undefined ? (
                      <NotReported label={words.unknown} dash={t.shell.none} />
                    ) : (
                      <Text {...(outcome === 'failed' && { tone: 'error', strong: true })}>
                        {words.outcomes[outcome]}
                      </Text>
                    )}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableScroller>
      <Text as="p" look="note" tone="muted">
        {words.hostsFrom}
        {format.betweenSentences}
        {unnamed > 0 && words.moreHosts(unnamed)}
      </Text>
    </Disclosure>
  )
}

/** Only so many names fit into what is noted. */
const unnamedIn = (facts: NodeAttempt['facts']): number =>
  facts ? Math.max(0, (facts.failed || facts.inProgress) - facts.failedTargets.length) : 0
