import type { Workflow } from '#domain/execution/workflow'
import { kindOf, type OperationKind } from '#domain/operation/action'
import type { Mark } from '#domain/team/mark'
import { judge, type Operation, type OperationOf, type OperationRecord } from '#domain/operation/operation'
import { useI18n } from '#i18n/I18n'
import { useDialogWords } from '#i18n/operationDialog'
import type { OperationRequest } from '#components/operation/request'
import { Notice } from '#ui/Notice'
import { Text } from '#ui/Text'
import type { DialogKind } from './kind'
import { node } from './kinds/node'
import { run } from './kinds/run'
import { schedule } from './kinds/schedule'
import { termination } from './kinds/termination'
import { NewestNotes } from './NewestNotes'
import { Section } from './OperationFacts'

/** The one table of what the dialog shows of the kinds. */
const kinds: { readonly [K in OperationKind]: DialogKind<OperationOf<K>> } = {
  node,
  termination,
  run,
  schedule,
}

export const dialogKind = <K extends OperationKind>({ action }: OperationOf<K>): DialogKind<OperationOf<K>> =>
  kinds[kindOf(action) as K]

export interface PreviewProps {
  request: OperationRequest
  /** An operation on this subject that has shown no effect, but may still have one. */
  earlier: OperationRecord | undefined
  /** The workflow as it is today, where that may differ from what the run was started with. */
  today: Workflow | undefined
  /** A colleague’s, who is at work on it. */
  claim: Mark | undefined
  /** What the team has written down of it, newest first. */
  notes: readonly Mark[]
  /** How many attempts in a row have failed the same way. */
  sameFailures: number
}

/** What is now, what it will become, and what to beware of. */
export function OperationPreview(props: PreviewProps) {
  const { request } = props
  return (
    <>
      <Warnings {...props} />
      <NewestNotes notes={props.notes} />
      <CurrentState request={request} />
      <Consequences operation={request.operation} />
    </>
  )
}

function Warnings({ request, earlier, today, claim, sameFailures }: PreviewProps) {
  const { format } = useI18n()
  const words = useDialogWords()
  const { operation, workflowEditedAt } = request
  const verdict = judge(operation)
  const warnings = [
    verdict.allowed && verdict.warning && words.warning[verdict.warning],
    earlier && words.dialog.earlier(format.time(earlier.requestedAt)),
    claim && words.dialog.claimed(claim.user.name, format.clock(claim.at)),
    sameFailures > 1 && words.dialog.sameFailures(sameFailures),
  ].filter((text) => typeof text === 'string')
  return (
    <>
      {dialogKind(operation).edited?.(operation, today?.editedAt ?? workflowEditedAt, today?.nodes)}
      {warnings.map((text) => (
        <Notice key={text} tone="warning" role="note">
          {text}
        </Notice>
      ))}
    </>
  )
}

/** What is now, and when it was read. */
function CurrentState({ request: { operation, workflowName, readAt } }: { request: OperationRequest }) {
  const { format } = useI18n()
  const words = useDialogWords().dialog
  return (
    <Section title={words.now}>
      {dialogKind(operation).currentState(operation, workflowName)}
      {readAt !== undefined && (
        <Text look="caption" tone="muted">
          {words.readAt(format.timeOfDay(readAt))}
        </Text>
      )}
    </Section>
  )
}

/** What will become of it, if AOM accepts. */
function Consequences({ operation }: { operation: Operation }) {
  const words = useDialogWords()
  return (
    <Section title={words.dialog.then}>
      <p>{words.meaning[operation.action]}</p>
      {dialogKind(operation).consequences(operation)}
    </Section>
  )
}
