import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { StatusIcon } from '../../components/StatusIcon'
import { statusWord } from '../../components/statusWord'
import { useI18n } from '../../i18n/I18n'
import { useNow } from '../../queries/clock'
import type { NodeListProps } from './StepsTable'
import { layoutTimeline, type Bar } from './timeline'

/** Bars per node and attempt on one axis; stretches in which nothing ran are folded and named. */
export function TimelineView({ execution, selectedId, onSelect }: NodeListProps) {
  const { t, format } = useI18n()
  const words = t.execution
  const now = useNow(5_000)
  const { bars, gaps } = layoutTimeline(execution.nodes, now.getTime())
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box
        component="ol"
        aria-label={words.timeline}
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}
      >
        {execution.nodes.map((node) => {
          const own = bars.get(node.id) ?? []
          const isSelected = node.id === selectedId
          return (
            <Box
              component="li"
              key={node.id}
              sx={{
                display: 'grid',
                gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 200px) minmax(0, 1fr)' },
                columnGap: 1.5,
                alignItems: 'center',
                p: 0.5,
                borderRadius: 1,
                ...(isSelected && { bgcolor: 'action.selected' }),
              }}
            >
              <Link
                component="button"
                type="button"
                aria-pressed={isSelected}
                onClick={() => onSelect(node.id)}
                sx={{
                  display: 'flex',
                  gap: 0.75,
                  alignItems: 'center',
                  textAlign: 'start',
                  fontSize: 'inherit',
                  overflowWrap: 'anywhere',
                }}
              >
                <StatusIcon state={node.status.state} />
                <bdi>{node.name}</bdi>
              </Link>
              <div>
                <Track bars={own} gaps={gaps.map(({ at }) => at)} />
                <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
                  {own.length === 0
                    ? words.notBegun
                    : own.map((bar, index) => (
                        <BarWords key={index} bar={bar} index={index} of={own.length} />
                      ))}
                </Box>
              </div>
            </Box>
          )
        })}
      </Box>
      {gaps.length > 0 && (
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
          ⋯ {format.list(gaps.map(({ durationMs }) => words.gap(format.duration(durationMs))))}
        </Box>
      )}
    </Box>
  )
}

function Track({ bars, gaps }: { bars: readonly Bar[]; gaps: readonly number[] }) {
  return (
    <Box
      aria-hidden
      sx={{ position: 'relative', height: 14, bgcolor: 'background.default', borderRadius: 0.5 }}
    >
      {gaps.map((at) => (
        <Box
          key={at}
          sx={{
            position: 'absolute',
            insetBlock: 0,
            borderLeft: 2,
            borderStyle: 'dotted',
            borderColor: 'divider',
          }}
          style={{ left: `${at * 100}%` }}
        />
      ))}
      {bars.map((bar, index) => (
        <Box
          key={index}
          sx={{
            position: 'absolute',
            insetBlock: 1,
            minWidth: 3,
            borderRadius: 0.5,
            bgcolor: `states.${bar.status.state}`,
          }}
          style={{ left: `${bar.from * 100}%`, width: `${(bar.to - bar.from) * 100}%` }}
        />
      ))}
    </Box>
  )
}

function BarWords({ bar, index, of }: { bar: Bar; index: number; of: number }) {
  const { t, format } = useI18n()
  const parts = [
    statusWord(bar.status, t),
    bar.ended ? `${format.clock(bar.began)} – ${format.clock(bar.ended)}` : format.clock(bar.began),
    ...(bar.ended ? [format.duration(bar.ended.getTime() - bar.began.getTime())] : []),
    ...(of > 1 ? [t.execution.attempt(index + 1, of)] : []),
  ]
  return (
    <Box component="span" sx={{ display: 'block' }}>
      {parts.join(' · ')}
    </Box>
  )
}
