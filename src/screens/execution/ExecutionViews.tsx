import Box from '@mui/material/Box'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import { useId } from 'react'
import { useI18n } from '../../i18n/I18n'
import { GraphView } from './GraphView'
import { StepsTable, type NodeListProps } from './StepsTable'
import { TimelineView } from './TimelineView'

const views = ['graph', 'steps', 'timeline'] as const
export type View = (typeof views)[number]

export const viewOf = (value: string | null): View => views.find((view) => view === value) ?? 'graph'

/** The same nodes, seen in three ways. */
export function ExecutionViews({
  view,
  onView,
  ...list
}: NodeListProps & { view: View; onView: (view: View) => void }) {
  const { t } = useI18n()
  const id = useId()
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1 }}>
      <Tabs
        value={view}
        aria-label={t.execution.views}
        onChange={(_, next: View) => onView(next)}
        sx={{ minHeight: 36, borderBottom: 1, borderColor: 'divider' }}
      >
        {views.map((item) => (
          <Tab
            key={item}
            value={item}
            label={t.execution.view[item]}
            id={`${id}-${item}`}
            {...(item === view && { 'aria-controls': `${id}-panel` })}
            sx={{ minHeight: 36, py: 0.5 }}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${view}`} sx={{ minWidth: 0 }}>
        {view === 'graph' && <GraphView {...list} />}
        {view === 'steps' && <StepsTable {...list} />}
        {view === 'timeline' && <TimelineView {...list} />}
      </Box>
    </Box>
  )
}
