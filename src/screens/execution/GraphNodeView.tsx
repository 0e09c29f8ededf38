import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import { Handle, Position, type NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { StatusIcon } from '../../components/StatusIcon'
import { statusWord } from '../../components/statusWord'
import { useI18n } from '../../i18n/I18n'
import { nodeSize } from './graphLayout'
import type { PaintedNode } from './graphPaint'
import { NodeMarks } from './StepsTable'
import { TargetsScore } from './TargetsScore'

/** One node of the graph: a button with icon, word, name and score. Drawn again only when one of them changes. */
export const GraphNodeView = memo(function GraphNodeView({ id, data }: NodeProps<PaintedNode>) {
  const { t } = useI18n()
  const hasMarks = data.isPause || data.ignoresErrors
  const hasScore = data.succeeded + data.failed + data.inProgress + data.notRun > 0
  const word = statusWord({ state: data.state, raw: data.raw }, t)
  return (
    <>
      <Handle
        type="target"
        position={data.isVertical ? Position.Top : Position.Left}
        isConnectable={false}
        style={unseen}
      />
      <ButtonBase
        className="nodrag nopan"
        data-node-id={id}
        aria-label={t.execution.nodeLabel(data.name, word, data.isPause, data.ignoresErrors)}
        aria-pressed={data.isSelected}
        title={data.name}
        sx={{
          ...nodeSize,
          // React Flow takes the pointer away from nodes that can be neither dragged nor selected by it.
          pointerEvents: 'auto',
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr)',
          alignContent: 'start',
          alignItems: 'start',
          justifyContent: 'stretch',
          textAlign: 'start',
          px: 1,
          py: 0.5,
          border: 1,
          borderLeft: 4,
          borderColor: data.isSelected ? 'primary.main' : 'divider',
          borderLeftColor: `states.${data.state}`,
          borderStyle: data.state === 'notStarted' ? 'dashed' : 'solid',
          borderRadius: 1,
          bgcolor:
            data.state === 'failed' || data.state === 'timedOut' || data.state === 'paused'
              ? `statesSoft.${data.state}`
              : 'background.paper',
          color: 'text.primary',
          fontFamily: 'inherit',
          fontSize: '0.8125rem',
          lineHeight: 1.4,
          ...(data.isSelected && { boxShadow: 'inset 0 0 0 1px var(--mui-palette-primary-main)' }),
        }}
      >
        <Box component="bdi" sx={{ ...nameStyle, WebkitLineClamp: hasMarks && hasScore ? 1 : 2 }}>
          {data.name}
        </Box>
        <Box
          component="span"
          sx={{
            ...oneLine,
            fontWeight: 600,
            color: `states.${data.state}`,
            '& svg': { verticalAlign: '-0.2em' },
          }}
        >
          <StatusIcon state={data.state} /> {word}
          {data.hasOpenOperation && ` · ${t.execution.operationOpen}`}
        </Box>
        {hasScore && (
          <Box component="span" sx={{ ...oneLine, fontSize: '0.75rem' }}>
            <TargetsScore score={data} />
          </Box>
        )}
        <NodeMarks node={data} />
      </ButtonBase>
      <Handle
        type="source"
        position={data.isVertical ? Position.Bottom : Position.Right}
        isConnectable={false}
        style={unseen}
      />
    </>
  )
})

/** Only where edges begin and end: nothing is connected by hand. */
const unseen = {
  opacity: 0,
  pointerEvents: 'none',
  width: 1,
  height: 1,
  minWidth: 0,
  minHeight: 0,
  border: 0,
  transform: 'none',
} as const

/** Two lines where there is room for them. */
const nameStyle = {
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
  overflowWrap: 'anywhere',
  textAlign: 'left',
  fontWeight: 600,
  fontSize: '0.875rem',
  lineHeight: 1.25,
} as const

const oneLine = {
  display: 'block',
  maxWidth: '100%',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const
