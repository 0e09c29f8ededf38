import { render, screen } from '@testing-library/react'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { KitScreen } from './KitScreen'

// A whole page of parts is a lot of elements for axe.
test(
  'every part stands on the page under a heading, and axe finds nothing',
  { timeout: 90_000 },
  async () => {
    render(
      <main>
        <KitScreen />
      </main>,
    )
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(12)
    // Colours and sizes need a real browser: the page is looked at there too.
    const { violations } = await axe.run(document.body, {
      resultTypes: ['violations'],
      rules: { 'color-contrast': { enabled: false } },
    })
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
  },
)
