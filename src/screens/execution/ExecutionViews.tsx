import { useId } from 'react'
import { Stack } from '#ui/Stack'
import { TabPanel, Tabs } from '#ui/Tabs'
import { useI18n } from '#i18n/I18n'
import styles from './execution.module.css'
import { GraphView } from './GraphView'
import type { NodeListProps } from './StepsTable'
import { views, type View } from './views'
import { lazyPart } from '#ui/lazyPart'

/* The graph is the first picture. */
const StepsTable = lazyPart(async () => (await import('./StepsTable')).StepsTable, { failure: 'page' })
const TimelineView = lazyPart(async () => (await import('./TimelineView')).TimelineView, { failure: 'page' })

/** The same nodes, seen in three ways. */
export function ExecutionViews({
  view,
  onView,
  ...list
}: NodeListProps & { view: View; onView: (view: View) => void }) {
  const { t } = useI18n()
  const id = useId()
  return (
    <Stack gap="md">
      <Tabs
        id={id}
        label={t.execution.views}
        value={view}
        tabs={views}
        labelOf={(item) => t.execution.view[item]}
        onChange={onView}
      />
      <TabPanel id={id} value={view}>
        {view === 'graph' && <GraphView {...list} />}
        {view === 'steps' && (
          <div className={styles.listPlace}>
            <StepsTable {...list} />
          </div>
        )}
        {view === 'timeline' && (
          <div className={styles.listPlace}>
            <TimelineView {...list} />
          </div>
        )}
      </TabPanel>
    </Stack>
  )
}
