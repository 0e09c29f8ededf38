import type { ReactNode } from 'react'
import type { Consequences } from '#domain/operation/send/consequences'
import type { ExecutionNode } from '#domain/execution/node'
import { useDialogWords } from '#i18n/operationDialog'
import { Description, DescriptionList } from '#ui/DescriptionList'
import { Points } from '#ui/Points'
import { Stack } from '#ui/Stack'
import styles from './dialog.module.css'

/** One part of the dialog's preview. */
export const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <Stack as="section" gap="xs" className={styles.section}>
    <h3>{title}</h3>
    {children}
  </Stack>
)

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <DescriptionList nameWidth="10rem">
    <Description name={name}>{children}</Description>
  </DescriptionList>
)

/** Nothing where there are none. */
export function NodesFact({ name, nodes }: { name: string; nodes: readonly ExecutionNode[] }) {
  if (nodes.length === 0) return null
  return (
    <Fact name={name}>
      <Points
        as="ul"
        parts={nodes.map((node) => (
          <bdi key={node.id}>{node.name}</bdi>
        ))}
      />
    </Fact>
  )
}

/** What an operation sets going, up to the pauses. */
export function RunsFacts({ consequences }: { consequences: Consequences }) {
  const words = useDialogWords().dialog
  const { runsNext, runsLater, stopsAt, errorsIgnored, endsExecution } = consequences
  return (
    <>
      <NodesFact name={words.runsNext} nodes={runsNext} />
      <NodesFact name={words.runsLater} nodes={runsLater} />
      <NodesFact name={words.stopsAt} nodes={stopsAt} />
      <NodesFact name={words.errorsIgnored} nodes={errorsIgnored} />
      {endsExecution && <p>{words.endsExecution}</p>}
      {!endsExecution && stopsAt.length === 0 && runsNext.length + runsLater.length > 0 && (
        <p>{words.noPause}</p>
      )}
    </>
  )
}
