import { useMemo } from 'react'
import { entryOf, type ActivityEntry } from '#domain/operation/activity'
import { useActivity } from '#queries/journal/activity'
import { useNodeRecords } from '#queries/operation/records'
import { runtimeConfig } from '#queries/runtimeConfig'
import type { NodeListProps } from './StepsTable'
import { TimelineChart } from './TimelineChart'
import { readAtOnce } from './TeamOperations'

/** Bars per node and attempt on one axis, with what was asked of them; stretches in which nothing ran are folded. */
export function TimelineView(props: NodeListProps) {
  return runtimeConfig.hasJournal ? <TeamTimeline {...props} /> : <OwnTimeline {...props} />
}

const none: readonly ActivityEntry[] = []

/** The same list that stands below the views. */
function TeamTimeline(props: NodeListProps) {
  const { workflowId: workflow, executionId: execution } = props.execution
  const { entries = none } = useActivity({ workflow, execution }, { limit: readAtOnce })
  return <TimelineChart {...props} entries={entries} />
}

function OwnTimeline(props: NodeListProps) {
  const records = useNodeRecords(props.execution)
  const entries = useMemo(() => records.map((record) => entryOf(record)), [records])
  return <TimelineChart {...props} entries={entries} />
}
