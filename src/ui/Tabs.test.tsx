import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { TabPanel, Tabs } from './Tabs'

const tabs = ['graph', 'steps', 'timeline'] as const

function Views({ isAutomatic = false }: { isAutomatic?: boolean }) {
  const [view, setView] = useState<(typeof tabs)[number]>('graph')
  return (
    <>
      <Tabs
        id="views"
        label="Views"
        value={view}
        tabs={tabs}
        labelOf={(tab) => tab}
        onChange={setView}
        isAutomatic={isAutomatic}
      />
      <TabPanel id="views" value={view}>
        {`of ${view}`}
      </TabPanel>
    </>
  )
}

const tab = (name: string) => screen.getByRole('tab', { name })

test('the panel is named by the chosen tab', async () => {
  render(<Views />)
  expect(screen.getByRole('tabpanel', { name: 'graph' })).toHaveTextContent('of graph')
  await userEvent.click(tab('steps'))
  expect(screen.getByRole('tabpanel', { name: 'steps' })).toHaveTextContent('of steps')
  expect(tab('steps')).toHaveAttribute('aria-controls', screen.getByRole('tabpanel').id)
})

test('the Tab key stops once; arrows, Home and End move the focus round, and Enter chooses', async () => {
  render(<Views />)
  await userEvent.tab()
  expect(tab('graph')).toHaveFocus()
  await userEvent.keyboard('{ArrowLeft}')
  expect(tab('timeline')).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(tab('steps')).toHaveFocus()
  await userEvent.keyboard('{End}{Home}{End}')
  expect(tab('timeline')).toHaveFocus()
  expect(tab('graph')).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{Enter}')
  expect(tab('timeline')).toHaveAttribute('aria-selected', 'true')
  await userEvent.tab()
  expect(document.body).toHaveFocus()
})

test('where it is automatic, arrows choose at once', async () => {
  render(<Views isAutomatic />)
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}')
  expect(tab('steps')).toHaveFocus()
  expect(tab('steps')).toHaveAttribute('aria-selected', 'true')
})
