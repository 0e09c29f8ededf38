import { VisuallyHidden } from '#ui/VisuallyHidden'
import { StatusIcon } from '#components/status/StatusIcon'
import { statusLabel } from '#components/status/statusLabel'
import type { Status } from '#domain/execution/status'
import { NotReported } from '#components/time/Time'
import { useI18n } from '#i18n/I18n'
import { useWorkflowWords } from '#i18n/workflow'
import styles from './workflow.module.css'

/** One node of one run: its state's shape with the words behind it, or a dash where AOM has no result. */
export function NodeState({ name, status }: { name: string; status: Status | undefined }) {
  const { t } = useI18n()
  const { nodeState } = useWorkflowWords()
  const words = nodeState(name, status ? statusLabel(status, t) : t.states.notStarted)
  if (!status) return <NotReported label={words} dash={t.shell.none} />
  return (
    <span title={words} className={styles.node}>
      <StatusIcon state={status.state} size="1.125rem" />
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  )
}
