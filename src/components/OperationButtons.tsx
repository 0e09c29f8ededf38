import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useId, useState, type MouseEvent } from 'react'
import type { Execution } from '../domain/execution'
import type { ExecutionNode } from '../domain/node'
import { actions, judgeOperation, type Action } from '../domain/operation'
import { isOpen, type OperationRecord } from '../domain/operationRecord'
import { useI18n } from '../i18n/I18n'
import type { Messages } from '../i18n/en'
import { currentPhase } from './operationPhase'
import { useRequestOperation } from './operationRequest'
import { useIsTooOldToAct } from './operationStaleness'
import { visuallyHidden } from './operationStyles'

export interface OperationButtonsProps {
  execution: Execution
  node: ExecutionNode
  workflowName: string
  /** When today's definition was last edited, where it is known. */
  workflowEditedAt?: Date | undefined
  /** When `execution` was read; what is too old is not acted on. */
  readAt: Date | undefined
  /** The newest operation on this node that was not dismissed. */
  record: OperationRecord | undefined
  size?: 'small' | 'medium' | 'large'
}

/** Retry, Skip and Continue of one node. One that is not allowed stays focusable and says why. */
export function OperationButtons(props: OperationButtonsProps) {
  const { execution, node, workflowName, workflowEditedAt, readAt, record, size } = props
  const { t } = useI18n()
  const requestOperation = useRequestOperation()
  const isTooOld = useIsTooOldToAct(readAt)
  const [explained, setExplained] = useState<Action>()
  const id = useId()
  const shown = orderOf(node).filter((action) => isShown(action, execution, node))
  const refusals = new Map(
    shown.map((action) => [action, whyNot(action, execution, node, record, isTooOld, t)]),
  )

  const click = (event: MouseEvent<HTMLButtonElement>, action: Action) => {
    if (refusals.get(action) !== undefined) return setExplained(action)
    setExplained(undefined)
    // Safari does not focus a clicked button, and the dialog gives the focus back to where it was.
    event.currentTarget.focus()
    requestOperation({
      execution,
      workflowName,
      node,
      action,
      readAt,
      ...(workflowEditedAt && { workflowEditedAt }),
    })
  }

  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      {shown.map((action) => {
        const refusal = refusals.get(action)
        return (
          <Button
            key={action}
            variant="outlined"
            size={size ?? 'small'}
            aria-label={t.operation.button(action, node.name)}
            onClick={(event) => click(event, action)}
            sx={refusal === undefined ? {} : notAllowedStyle}
            {...(refusal !== undefined && {
              'aria-disabled': true,
              'aria-describedby': `${id}-${action}`,
            })}
          >
            {t.operation.verb[action]}
          </Button>
        )
      })}
      {[...refusals].map(
        ([action, refusal]) =>
          refusal !== undefined && (
            <Box
              key={action}
              component="span"
              id={`${id}-${action}`}
              sx={explained === action ? { flexBasis: '100%', color: 'text.secondary' } : visuallyHidden}
            >
              {refusal}
            </Box>
          ),
      )}
    </Box>
  )
}

const notAllowedStyle = {
  color: 'text.secondary',
  borderColor: 'divider',
  borderStyle: 'dashed',
  cursor: 'not-allowed',
  '&:hover': { borderColor: 'divider', bgcolor: 'transparent' },
} as const

/** What can be meant comes first: on a pause that is Continue. */
const orderOf = (node: ExecutionNode): readonly Action[] =>
  node.isPause ? actions.toSorted((a, b) => Number(b === 'continue') - Number(a === 'continue')) : actions

/** Continue makes sense on a pause only, unless AOM's report leaves it open. */
const isShown = (action: Action, execution: Execution, node: ExecutionNode): boolean =>
  action !== 'continue' || node.isPause || judgeOperation(action, execution, node).allowed

function whyNot(
  action: Action,
  execution: Execution,
  node: ExecutionNode,
  record: OperationRecord | undefined,
  isTooOld: boolean,
  t: Messages,
): string | undefined {
  if (record && isOpen(currentPhase(record))) return t.operation.openReason(record.action)
  if (isTooOld) return t.operation.staleReason
  const verdict = judgeOperation(action, execution, node)
  return verdict.allowed ? undefined : t.operation.refusal[verdict.refusal]
}
