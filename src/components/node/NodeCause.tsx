import { Fragment } from 'react'
import { causeOf } from '#domain/execution/cause'
import { shortNames } from '#domain/execution/hostNames'
import type { ExecutionNode } from '#domain/execution/node'
import { isFailed } from '#domain/execution/pause'
import type { TargetOutcome } from '#domain/execution/target'
import { hideLogSecrets } from '#domain/failure/writtenSecrets'
import { useNodeWords } from '#i18n/nodeWords'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'

/** Whether there is anything to say of why a node stands as it does. */
export const hasCause = (node: ExecutionNode): boolean =>
  isFailed(node) || node.targets.some(({ outcome }) => outcome === 'failed')

/** Why a node stands as it does, whole and in the words of AOM or of the hosts, and on which hosts. */
export function NodeCause({ node }: { node: ExecutionNode }) {
  const words = useNodeWords()
  const line = causeOf(node)?.line
  const failed = namesOf(node, 'failed')
  const running = node.status.state === 'timedOut' ? namesOf(node, 'inProgress') : []
  const notRun = namesOf(node, 'notRun')
  const count = node.targets.length
  return (
    <Stack gap="xs">
      {line !== undefined && (
        <Text as="div" mono look="note" dir="auto">
          {hideLogSecrets(line)}
        </Text>
      )}
      {line === undefined && running.length === 0 && <Text tone="muted">{words.noReason}</Text>}
      <Hosts title={words.failedHosts(failed.length, count)} names={failed} />
      <Hosts title={words.runningHosts(running.length, count)} names={running} />
      <Hosts title={words.notRunHosts(notRun.length)} names={notRun} />
      {running.length > 0 && (
        <Text as="div" look="note" tone="muted">
          {words.knownThen}
        </Text>
      )}
    </Stack>
  )
}

const namesOf = (node: ExecutionNode, outcome: TargetOutcome): string[] =>
  node.targets.filter((target) => target.outcome === outcome).map(({ name }) => name)

/** As many as an operator reads at a glance; the list of targets has all. */
const mostHosts = 8

/** "2 of 20 hosts failed: ecs-prod-web-007, -017"; the title brings its own space, which Chinese has none of. */
export function Hosts({ title, names }: { title: string; names: readonly string[] }) {
  const words = useNodeWords()
  if (names.length === 0) return null
  const { shown, left } = shortNames(names, mostHosts)
  return (
    <Text as="div" breaks>
      {title}
      {shown.map((name, index) => (
        <Fragment key={names[index]}>
          {index > 0 && ' '}
          <Text whole>
            <Text as="bdi" strong title={names[index]}>
              {name}
            </Text>
            {index < shown.length - 1 && ','}
          </Text>
        </Fragment>
      ))}
      {left > 0 && ` ${words.moreHosts(left)}`}
    </Text>
  )
}
