import type { ComponentType } from 'react'
import { currentPhase, type Phase } from '#domain/operation/record'
import type { OperationRecord } from '#domain/operation/operation'
import {
  CheckIcon,
  NotSentIcon,
  RefusedIcon,
  SeenIcon,
  SendingIcon,
  SucceededIcon,
  UnknownIcon,
  WarningIcon,
  type IconProps,
} from '#ui/icons'
import styles from './operation.module.css'

const iconOf: Record<Phase, ComponentType<IconProps>> = {
  requested: SendingIcon,
  accepted: CheckIcon,
  effectSeen: SeenIcon,
  settled: SucceededIcon,
  noEffect: WarningIcon,
  refused: RefusedIcon,
  notSent: NotSentIcon,
  unknown: UnknownIcon,
  unknownNoEffect: UnknownIcon,
}

/** How far an operation has come, by shape; words stand beside it. */
export function OperationSign({ record }: { record: OperationRecord }) {
  const phase = currentPhase(record)
  const Icon = iconOf[phase]
  return (
    <span className={styles[phase]}>
      <Icon size="1.15em" />
    </span>
  )
}
