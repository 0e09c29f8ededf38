import { useId } from 'react'
import { FailureNotice } from '#components/failure/FailureNotice'
import { StatusChip } from '#components/status/StatusChip'
import type { Handover } from '#domain/team/handover'
import { useHandoverWords } from '#i18n/handover'
import { useMarkChange } from '#queries/journal/marks'
import { runtimeConfig } from '#queries/runtimeConfig'
import { Button } from '#ui/Button'
import { Link } from '#ui/Link'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import styles from './handover.module.css'
import { useHandoverLines, type HandoverLine, type HandoverSection } from './lines'

/** What is left to do first, then what was done and said. */
export function HandoverSections({ handover }: { handover: Handover }) {
  const { sections } = useHandoverLines(handover)
  return sections.map((section) => <Section key={section.key} section={section} />)
}

function Section({ section: { title, lines, none } }: { section: HandoverSection }) {
  const id = useId()
  if (lines.length === 0 && none === undefined) return null
  return (
    <Stack as="section" gap="sm" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lines.length === 0 && (
        <Text as="p" tone="muted">
          {none}
        </Text>
      )}
      {lines.length > 0 && (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <Line key={line.key} line={line} />
          ))}
        </ul>
      )}
    </Stack>
  )
}

function Line({ line: { name, href, workflow, status, facts, open } }: { line: HandoverLine }) {
  const words = useHandoverWords()
  return (
    <li className={styles.line}>
      {status && (
        <div className={styles.state}>
          <StatusChip status={status} size="small" />
        </div>
      )}
      <div className={styles.what}>
        <Link href={href}>
          <bdi>{name}</bdi>
        </Link>
        {workflow !== undefined && workflow !== name && (
          <Text tone="muted">
            <bdi>{words.of(workflow)}</bdi>
          </Text>
        )}
        <Text as="div" look="note" breaks dir="auto">
          {facts.join(' · ')}
        </Text>
      </div>
      {open && <Close line={{ name, open }} />}
    </li>
  )
}

/** Says that what a Skip left is done; it then leaves everybody's handover. */
function Close({
  line: { name, open },
}: {
  line: { name: string; open: NonNullable<HandoverLine['open']> }
}) {
  const words = useHandoverWords()
  const { make, isBusy, failure } = useMarkChange()
  if (runtimeConfig.changesRefused !== null) return null
  const { id, workflowId, workflowName, executionId = '', nodeId, nodeName } = open
  return (
    <div>
      <Button
        variant="outlined"
        isBusy={isBusy}
        aria-label={words.fixLater.doneName(name)}
        onClick={() =>
          make({
            kind: 'done',
            operationId: id,
            workflowId,
            executionId,
            ...(workflowName !== undefined && { workflowName }),
            ...(nodeId !== undefined && { nodeId }),
            ...(nodeName !== undefined && { nodeName }),
          })
        }
      >
        {words.fixLater.done}
      </Button>
      {failure && <FailureNotice failure={failure} />}
    </div>
  )
}
