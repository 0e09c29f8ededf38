import { useId } from 'react'
import styles from './execution.module.css'
import { GraphView } from './GraphView'
import { StepsTable, type NodeListProps } from './StepsTable'
import { TimelineView } from './TimelineView'
import type { View } from './views'
import { ViewTabs } from './ViewTabs'

/** The same nodes, seen in three ways. */
export function ExecutionViews({
  view,
  onView,
  ...list
}: NodeListProps & { view: View; onView: (view: View) => void }) {
  const id = useId()
  const panelId = `${id}-panel`
  const idOf = (item: View) => `${id}-${item}`
  return (
    <div className={styles['views']}>
      <ViewTabs view={view} onView={onView} idOf={idOf} panelId={panelId} />
      <div role="tabpanel" id={panelId} aria-labelledby={idOf(view)} className={styles['view']}>
        {view === 'graph' && <GraphView {...list} />}
        {view === 'steps' && <StepsTable {...list} />}
        {view === 'timeline' && <TimelineView {...list} />}
      </div>
    </div>
  )
}
