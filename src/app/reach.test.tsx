import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { night, PROJECT_ID } from '#mocks/scenarios'
import { renderApp } from '#test/renderApp'
import { matchRoute, placeOf, routes } from '#routes'

/* Every screen is reached from every other, and every link names its place. */

const { rotate } = night
const region = 'cn-north-4'
const screens = ['attention', 'executions', 'workflow', 'execution', 'activity', 'handover'] as const
type Screen = (typeof screens)[number]

const leadsTo = (name: Screen) => (link: HTMLAnchorElement) =>
  matchRoute(new URL(link.href).pathname)?.route === routes[name]
const isOn = (name: Screen) => matchRoute(window.location.pathname)?.route === routes[name]

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')]

it.each(['en', 'zh-CN'] as const)(
  'every screen from every other in two clicks at most, %s',
  async (locale) => {
    const { user } = renderApp('/attention', {
      locale,
      session: { region },
      config: { regions: [region], hasJournal: true },
    })
    const presses: Record<string, number> = {}
    const press = async (name: Screen) => {
      const link = await waitFor(() => {
        const found = links().find(leadsTo(name))
        expect(found, `a link to ${name} on ${window.location.pathname}`).toBeDefined()
        return found!
      })
      await user.click(link)
      await waitFor(() => expect(isOn(name)).toBe(true))
      await screen.findByRole('heading', { level: 1 })
    }
    const walk = async (from: Screen, to: Screen) => {
      await waitFor(() => expect(document.querySelector('main [aria-busy=true]')).toBeNull())
      const isElsewhere = ({ href }: HTMLAnchorElement) => {
        const place = placeOf(new URL(href).search)
        return place?.region !== region || place.projectId !== PROJECT_ID
      }
      expect(links().filter(isElsewhere)).toEqual([])
      const isDirect = links().some(leadsTo(to))
      if (!isDirect) await press('executions')
      await press(to)
      presses[`${from} → ${to}`] = isDirect ? 1 : 2
    }
    await screen.findByText(rotate.node, { selector: 'bdi' })
    for (const [index, a] of screens.entries()) {
      if (index > 0) await walk(screens[index - 1]!, a)
      for (const b of screens.slice(index + 1)) {
        await walk(a, b)
        await walk(b, a)
      }
    }
    expect(Object.keys(presses)).toHaveLength(screens.length * (screens.length - 1))
    expect(Math.max(...Object.values(presses))).toBeLessThanOrEqual(2)
  },
)
