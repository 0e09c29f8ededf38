import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Table, TableBody, TableCell, TableRow, TableSkeleton } from './Table'
import { WindowTable } from './WindowTable'

const columns = { name: { area: 'name' }, size: { hideBelow: 'sm', width: '4rem' } } as const
const heads = { name: 'Name', size: 'Size' }
const row = (name: string) => (
  <>
    <TableCell column={columns.name}>{name}</TableCell>
    <TableCell column={columns.size}>1</TableCell>
  </>
)

test('every part carries its role in words, so that a folded table still is one', () => {
  render(
    <Table label="Files" columns={columns} heads={heads} foldBelow="md" foldAreas="'name'">
      <TableBody>
        <TableRow>{row('a.txt')}</TableRow>
      </TableBody>
    </Table>,
  )
  const table = screen.getByRole('table', { name: 'Files' })
  for (const [tag, role] of Object.entries({
    thead: 'rowgroup',
    tbody: 'rowgroup',
    tr: 'row',
    th: 'columnheader',
    td: 'cell',
  }))
    for (const element of table.querySelectorAll(tag)) expect(element).toHaveAttribute('role', role)
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map((head) => head.textContent),
  ).toEqual(['Name', 'Size'])
  expect(screen.getByRole('cell', { name: 'a.txt' }).style.gridArea).toContain('name')
})

test('the head of the sorted column says the order and turns it round', async () => {
  const onTurn = vi.fn<() => void>()
  render(
    <Table
      label="Files"
      columns={columns}
      heads={heads}
      sort={{ size: { direction: 'descending', title: 'Largest first', onTurn } }}
    >
      <TableBody />
    </Table>,
  )
  expect(screen.getByRole('columnheader', { name: 'Size' })).toHaveAttribute('aria-sort', 'descending')
  await userEvent.click(screen.getByRole('button', { name: 'Size' }))
  expect(onTurn).toHaveBeenCalledOnce()
})

test('placeholder rows are not read out', () => {
  render(
    <Table label="Files" columns={columns} heads={heads} aria-busy>
      <TableBody>
        <TableSkeleton columns={columns} rows={3} />
      </TableBody>
    </Table>,
  )
  expect(screen.getAllByRole('row')).toHaveLength(1)
  expect(screen.getAllByRole('row', { hidden: true })).toHaveLength(4)
})

const names = (count: number) => Array.from({ length: count }, (_, index) => `file ${index}`)

test('a list of ten thousand draws what is in sight and says how many there are', async () => {
  const onNearEnd = vi.fn<() => void>()
  render(
    <WindowTable
      label="Files"
      columns={columns}
      heads={heads}
      rows={names(10_000)}
      total={10_000}
      rowHeight={44}
      onNearEnd={onNearEnd}
    >
      {(name, rowIndex, key) => (
        <TableRow key={key} aria-rowindex={rowIndex}>
          {row(name)}
        </TableRow>
      )}
    </WindowTable>,
  )
  expect(await screen.findByRole('cell', { name: 'file 0' })).toBeInTheDocument()
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '10001')
  expect(screen.getAllByRole('row').length).toBeLessThan(100)
  expect(screen.getAllByRole('row')[1]).toHaveAttribute('aria-rowindex', '2')
  expect(onNearEnd).not.toHaveBeenCalled()

  const scrollTo = (pixels: number) => {
    vi.stubGlobal('scrollY', pixels)
    window.dispatchEvent(new Event('scroll'))
  }
  scrollTo(5_000 * 44)
  expect(await screen.findByRole('cell', { name: 'file 5000' })).toBeInTheDocument()
  expect(screen.queryByRole('cell', { name: 'file 0' })).not.toBeInTheDocument()
  expect(screen.getAllByRole('row').length).toBeLessThan(100)
  expect(onNearEnd).not.toHaveBeenCalled()
  scrollTo(10_000 * 44)
  expect(await screen.findByRole('cell', { name: 'file 9999' })).toBeInTheDocument()
  expect(onNearEnd).toHaveBeenCalled()
})

test('a list that is being read keeps the place of its rows', () => {
  render(
    <WindowTable
      label="Files"
      columns={columns}
      heads={heads}
      rows={undefined}
      total={undefined}
      rowHeight={44}
    >
      {() => null}
    </WindowTable>,
  )
  expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'true')
  expect(screen.getAllByRole('row', { hidden: true })).toHaveLength(16)
})
