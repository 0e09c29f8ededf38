import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { night } from '#mocks/scenarios'
import { inPlace } from '#test/place'
import { renderApp } from '#test/renderApp'

const { rotate } = night

describe('what waits for a person', () => {
  it('is nothing on a calm day: the page says when it looked, what runs and what follows, and how the others ended', async () => {
    const { world, queryClient } = renderApp('/attention', { scenario: 'calm' })
    expect(await screen.findByText('Nothing needs you.')).toBeVisible()
    expect(screen.getByText(/^Last checked \d+s ago\.$/)).toBeVisible()
    const region = async (name: string) => within(await screen.findByRole('region', { name }))
    const running = await region('2 executions run now.')
    expect(running.getByRole('link', { name: '2 executions run now.' })).toHaveAttribute(
      'href',
      inPlace('/executions?status=executing'),
    )
    const runs = running.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(runs).toEqual([
      expect.stringMatching(
        /^Rotate TLS certificates\d+sNode 2 of 5 · Distribute to web hosts · then Reload nginx$/,
      ),
      expect.stringMatching(
        /^Vacuum orders database\d+sNode 2 of 4 · Vacuum full · then Start batch writers$/,
      ),
    ])
    const ended = await region('Ended in the last 12 hours')
    expect(ended.getByText('Succeeded 28')).toBeVisible()
    expect(ended.getAllByRole('listitem')[0]).toHaveTextContent(/^Clean disks on edge nodes Succeeded/)
    expect(await region('When something stops')).toBeDefined()

    world.edit.setNodeStatus(rotate.executionId, 'distribute', 'fail')
    world.edit.setExecutionStatus(rotate.executionId, 'fail')
    await queryClient.invalidateQueries()
    expect(await screen.findByRole('row', { name: /Distribute to web hosts/ })).toBeVisible()
    expect(screen.queryByRole('region', { name: 'When something stops' })).toBeNull()
  })

  it('says of what runs how far it is, in Chinese', async () => {
    renderApp('/attention', { scenario: 'calm', locale: 'zh-CN' })
    const running = await screen.findByRole('region', { name: '当前有 2 个执行正在进行。' })
    expect(running).toHaveTextContent('第 2/5 个节点 · Distribute to web hosts · 接着执行 Reload nginx')
    expect(running).toHaveTextContent('17 个任务定时启动，AOM 的列表不提供启动时间。')
  })
})
