import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { en } from '#i18n/en'
import { I18nProvider } from '#i18n/I18n'
import { LogViewer } from './LogViewer'

const escape = '\u001B'
const text = [
  '+ mysql -uroot -pS3cret! orders',
  `${escape}[32mconnected to db-1${escape}[0m`,
  'part 1 of 2: ok',
  `${escape}[1;31mERROR 1114: The table orders is full${escape}[0m`,
  'part 2 of 2: not run',
  'password=hunter2',
  '',
].join('\n')

function show(log = text) {
  const user = userEvent.setup()
  render(
    <I18nProvider locale="en" messages={en}>
      <LogViewer name="db-1" text={log} />
    </I18nProvider>,
  )
  const lines = () => [...screen.getByLabelText('Log: db-1').children] as HTMLElement[]
  return { user, lines }
}

it('shows a terminal’s colours instead of its escapes, and marks the first failing line', () => {
  const { lines } = show()
  expect(lines()).toHaveLength(6)
  expect(lines()[1]).toHaveTextContent(/^connected to db-1$/)
  expect(lines()[1]?.querySelector('span')?.className).toMatch(/green/)
  expect(lines()[3]?.title).toBe('First failing line')
  expect(lines()[3]?.querySelector('span')?.className).toMatch(/red.*bold/)
  expect(screen.getByText(/6 lines · First failing line: 4/)).toBeVisible()
})

it('hides secrets, in what is shown and in what is copied', async () => {
  const { user, lines } = show()
  const written = vi.spyOn(navigator.clipboard, 'writeText')
  expect(lines()[0]).toHaveTextContent('mysql -uroot -p••••••')
  expect(lines()[5]).toHaveTextContent('password=••••••')
  await user.click(screen.getByRole('button', { name: 'Copy log' }))
  expect(written.mock.lastCall?.[0]).toContain('ERROR 1114: The table orders is full')
  expect(written.mock.lastCall?.[0]).not.toMatch(/S3cret|hunter2/)
  expect(written.mock.lastCall?.[0]).not.toContain(escape)
})

it('a colour in the middle of a secret does not let it through', () => {
  show(`pass${escape}[1mword=hun${escape}[0mter2`)
  expect(screen.getByLabelText('Log: db-1')).not.toHaveTextContent(/hun|ter2/)
})

it('finds words, says how many there are, and walks through them in a circle', async () => {
  const { user } = show()
  const field = screen.getByLabelText('Find in log')
  await user.type(field, 'PART')
  expect(await screen.findByText('1 of 2')).toBeVisible()
  const log = within(screen.getByLabelText('Log: db-1'))
  expect(log.getAllByText('part', { selector: 'mark' })).toHaveLength(2)
  await user.click(screen.getByRole('button', { name: 'Next match' }))
  expect(screen.getByText('2 of 2')).toBeVisible()
  await user.type(field, '{Enter}')
  expect(screen.getByText('1 of 2')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Previous match' }))
  expect(screen.getByText('2 of 2')).toBeVisible()
  await user.clear(field)
  await user.type(field, 'nothing of it')
  expect(await screen.findByText('None')).toBeVisible()
})

it('wraps its lines, or does not', async () => {
  const { user } = show()
  const wrap = screen.getByRole('button', { name: 'Wrap lines' })
  const log = screen.getByLabelText('Log: db-1')
  expect(wrap).toHaveAttribute('aria-pressed', 'true')
  expect(log.className).toMatch(/wrapped/)
  await user.click(wrap)
  expect(log.className).not.toMatch(/wrapped/)
})

it('is kept as a file, secrets hidden', async () => {
  const saved: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download)
  })
  const { user } = show()
  await user.click(screen.getByRole('button', { name: 'Download' }))
  expect(saved).toEqual(['db-1.log'])
})
