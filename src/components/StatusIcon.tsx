import type { SvgIconProps } from '@mui/material/SvgIcon'
import type { ComponentType } from 'react'
import type { State } from '../domain/status'
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
} from './icons'

const iconOf: Record<State, ComponentType<SvgIconProps>> = {
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
export function StatusIcon(props: { state: State; fontSize?: string | number }) {
  const Icon = iconOf[props.state]
  return (
    <Icon
      aria-hidden
      sx={{ color: `states.${props.state}`, fontSize: props.fontSize ?? '1.15em', flexShrink: 0 }}
    />
  )
}
