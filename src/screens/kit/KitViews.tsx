import { useId, useState } from 'react'
import { Breadcrumb } from '#ui/Breadcrumb'
import { Link } from '#ui/Link'
import { LongName } from '#ui/LongName'
import { Splitter } from '#ui/Splitter'
import { TabPanel, Tabs } from '#ui/Tabs'
import { Text } from '#ui/Text'
import { Part } from './Part'

const longName =
  'Rotate the TLS certificates of every gateway in all regions, one after another, and restart what uses them'

const views = ['graph', 'steps', 'timeline'] as const

/** What leads through a page. */
export function KitViews() {
  return (
    <>
      <Part name="Tabs">
        <ViewTabs label="Views" />
        <ViewTabs label="Ways" isAutomatic isFullWidth />
      </Part>
      <Part name="Splitter">
        <SplitViews />
      </Part>
      <Part name="LongName">
        <LongName name="Rotate TLS certificates">
          <Text look="h2">Rotate TLS certificates</Text>
        </LongName>
        <LongName name={longName}>
          <Text look="h2">{longName}</Text>
        </LongName>
      </Part>
      <Part name="Breadcrumb">
        <Breadcrumb label="Where this is">
          <Link href="/kit">Workflows</Link>
          <Link href="/kit">Rotate TLS certificates</Link>
          run 03:12
        </Breadcrumb>
      </Part>
    </>
  )
}

function ViewTabs(props: { label: string; isAutomatic?: boolean; isFullWidth?: boolean }) {
  const id = useId()
  const [view, setView] = useState<(typeof views)[number]>('graph')
  return (
    <div>
      <Tabs {...props} id={id} value={view} tabs={views} labelOf={(tab) => tab} onChange={setView} />
      <TabPanel id={id} value={view}>
        The {view}
      </TabPanel>
    </div>
  )
}

function SplitViews() {
  const id = useId()
  const [percent, setPercent] = useState(40)
  return (
    <div style={{ display: 'flex', height: 48 }}>
      <div id={id} style={{ width: `${percent}%` }}>
        {percent} %
      </div>
      <Splitter label="Width" controls={id} value={percent} min={20} max={80} onChange={setPercent} />
      <div>the rest</div>
    </div>
  )
}
