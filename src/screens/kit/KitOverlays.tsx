import { useState } from 'react'
import { Button } from '#ui/Button'
import { Figure } from '#ui/Figure'
import { Menu } from '#ui/mui/Menu'
import { ComboDialog } from '#ui/mui/ComboDialog'
import { BarPlot } from '#ui/plot/BarPlot'
import { ProgressBar } from '#ui/ProgressBar'
import { Stack } from '#ui/Stack'
import { Part } from './Part'

const choices = [
  { id: 'a', group: 'Workflows', label: 'Rotate TLS certificates', detail: 'Failed' },
  { id: 'b', group: 'Workflows', label: '重启网关工作负载', detail: 'Running' },
  { id: 'c', group: 'Pages', label: 'Activity' },
]
const entries = [
  { id: 'link', label: 'Link' },
  { id: 'curl', label: 'curl', detail: 'SearchWorkflowExecutionDetail' },
]

const bars = [3, 4, 3.5, undefined, 6].map((value, index) => ({
  key: String(index),
  value,
  title: `Run ${index + 1}`,
  color: `var(--mui-palette-states-${index === 4 ? 'failed' : 'succeeded'})`,
  isHollow: index === 4,
  isCurrent: index === 2,
}))

/** What lies over the page, and what is drawn of numbers. */
export function KitOverlays() {
  const [anchor, setAnchor] = useState<Element>()
  const [text, setText] = useState<string>()
  return (
    <>
      <Part name="Menu, ComboDialog">
        <Stack direction="row" gap="md">
          <Button
            variant="outlined"
            aria-haspopup="menu"
            onClick={({ currentTarget }) => setAnchor(currentTarget)}
          >
            Open a menu
          </Button>
          <Button variant="outlined" aria-haspopup="dialog" onClick={() => setText('')}>
            Open a field that finds
          </Button>
        </Stack>
        {anchor && (
          <Menu
            label="Copy"
            anchor={anchor}
            entries={entries}
            onChoose={() => setAnchor(undefined)}
            onClose={() => setAnchor(undefined)}
          />
        )}
        {text !== undefined && (
          <ComboDialog
            title="Find"
            label="A name"
            placeholder="A name"
            text={text}
            onText={setText}
            choices={choices.filter(({ label }) => label.includes(text))}
            onChoose={() => setText(undefined)}
            onClose={() => setText(undefined)}
            status="3 found"
          />
        )}
      </Part>
      <Part name="ProgressBar, Figure, BarPlot">
        <ProgressBar label="Known" value={30} max={100} />
        <ProgressBar label="Stopped" value={60} max={100} isStopped />
        <ProgressBar label="Not known" value={undefined} max={100} />
        <Figure
          label="Minutes"
          caption="The hollow one failed."
          showTable="Show as table"
          showPlot="Show as plot"
          table={<p>3, 4, 3.5, none, 6</p>}
        >
          <BarPlot
            height={140}
            bars={bars}
            band={{ from: 3, to: 4.2, middle: 3.5 }}
            ticks={[0, 2, 4, 6]}
            tickWords={(value) => `${value} min`}
          />
        </Figure>
      </Part>
    </>
  )
}
