import Skeleton from '@mui/material/Skeleton'
import TableCell from '@mui/material/TableCell'
import TableRow from '@mui/material/TableRow'
import { columnStyles, rowHeight } from './columns'

/** Rows of the very same height as the real ones, so that nothing moves when these arrive. */
export function SkeletonRows({ count }: { count: number }) {
  return Array.from({ length: count }, (_, index) => (
    <TableRow key={index} aria-hidden sx={{ height: rowHeight, '& > td': { py: 0, height: rowHeight } }}>
      {Object.entries(columnStyles).map(([name, styles]) => (
        <TableCell key={name} sx={styles}>
          {name !== 'all' && (
            <Skeleton variant="text" width={name === 'name' ? `${50 + ((index * 17) % 40)}%` : '80%'} />
          )}
        </TableCell>
      ))}
    </TableRow>
  ))
}
