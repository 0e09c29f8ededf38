import { useState } from 'react'
import { Link } from '#ui/Link'
import { Preformatted } from '#ui/Preformatted'
import {
  Table,
  TableBody,
  TableCell,
  TableDetailRow,
  TableRow,
  TableScroller,
  TableSkeleton,
} from '#ui/Table'
import { WindowTable } from '#ui/WindowTable'
import { Part } from './Part'

const columns = {
  state: { width: '9rem', area: 'state' },
  name: { area: 'name' },
  by: { hideBelow: 'md', width: '10rem', area: 'by' },
} as const
const heads = { state: 'State', name: 'Name', by: 'Started by' }
const names = ['nightly-backup', 'rotate-tls', 'patch-kernel']
/** More than a window shows, and so few that one comes to what stands below them. */
const many = Array.from({ length: 100 }, (_, index) => `workflow ${index + 1}`)

const cells = (name: string) => (
  <>
    <TableCell column={columns.state}>Failed</TableCell>
    <TableCell column={columns.name}>
      <Link href="/kit" look="name">
        {name}
      </Link>
    </TableCell>
    <TableCell column={columns.by}>li.na</TableCell>
  </>
)

/** One table in its densities, with its fold, its placeholders and its two virtual bodies. */
export function KitTables() {
  const [chosen, setChosen] = useState('rotate-tls')
  const [isAscending, setIsAscending] = useState(true)
  const sorted = isAscending ? names : names.toReversed()
  return (
    <Part name="Table, WindowTable">
      {(['roomy', 'normal', 'close', 'dense'] as const).map((density) => (
        <TableScroller key={density} label={density}>
          <Table label={density} columns={columns} heads={heads} density={density}>
            <TableBody>
              {names.map((name) => (
                <TableRow key={name} isCurrent={name === chosen} onClick={() => setChosen(name)}>
                  {cells(name)}
                </TableRow>
              ))}
              <TableDetailRow span={3}>
                <Preformatted label={`Log of ${density}`} text="exit 1" />
              </TableDetailRow>
            </TableBody>
          </Table>
        </TableScroller>
      ))}
      <Table
        label="Folded on a phone"
        columns={columns}
        heads={heads}
        foldBelow="md"
        foldAreas="'name state' 'by by'"
        sort={{
          name: {
            direction: isAscending ? 'ascending' : 'descending',
            title: 'Turn the order round',
            onTurn: () => setIsAscending(!isAscending),
          },
        }}
      >
        <TableBody>
          {sorted.map((name) => (
            <TableRow key={name}>{cells(name)}</TableRow>
          ))}
        </TableBody>
      </Table>
      <Table label="On its way" columns={columns} heads={heads} aria-busy>
        <TableBody>
          <TableSkeleton columns={columns} rows={3} />
        </TableBody>
      </Table>
      <WindowTable
        label="Scrolled by the window"
        columns={columns}
        heads={heads}
        rows={many}
        total={many.length}
        rowHeight={44}
      >
        {(name, rowIndex, key) => (
          <TableRow key={key} aria-rowindex={rowIndex}>
            {cells(name)}
          </TableRow>
        )}
      </WindowTable>
    </Part>
  )
}
