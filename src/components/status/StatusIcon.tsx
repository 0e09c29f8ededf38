import type { ComponentType } from 'react'
import type { State } from '#domain/execution/status'
import {
  ApprovalRejectedIcon,
  AwaitingApprovalIcon,
  CanceledIcon,
  CancelingIcon,
  FailedIcon,
  NotStartedIcon,
  PausedIcon,
  RunningIcon,
  SkippedIcon,
  SucceededIcon,
  TimedOutIcon,
  UnknownIcon,
  WaitingIcon,
  type IconProps,
} from '#ui/icons'

const iconOf: Record<State, ComponentType<IconProps>> = {
  succeeded: SucceededIcon,
  failed: FailedIcon,
  running: RunningIcon,
  paused: PausedIcon,
  waiting: WaitingIcon,
  awaitingApproval: AwaitingApprovalIcon,
  approvalRejected: ApprovalRejectedIcon,
  canceling: CancelingIcon,
  canceled: CanceledIcon,
  timedOut: TimedOutIcon,
  skipped: SkippedIcon,
  notStarted: NotStartedIcon,
  unknown: UnknownIcon,
}

/** A state's own shape in its own colour; hidden from screen readers, so a word must stand beside it. */
export function StatusIcon({ state, size = '1.15em' }: { state: State; size?: string | number }) {
  const Icon = iconOf[state]
  return (
    <span style={{ display: 'contents', color: `var(--mui-palette-states-${state})` }}>
      <Icon size={size} />
    </span>
  )
}
