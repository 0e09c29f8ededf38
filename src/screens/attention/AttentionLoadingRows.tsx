import Skeleton from '@mui/material/Skeleton'
import TableCell from '@mui/material/TableCell'
import TableRow from '@mui/material/TableRow'
import { cellStyle, rowStyle, type Column } from './attentionLayout'

const columns: readonly Column[] = ['state', 'node', 'workflow', 'wait', 'why', 'by', 'operations']
const rows = ['a', 'b', 'c', 'd', 'e', 'f']

/** The table's shape before its first rows are there. */
export const LoadingRows = () =>
  rows.map((row) => (
    <TableRow key={row} role="row" sx={rowStyle}>
      {columns.map((column) => (
        <TableCell key={column} role="cell" sx={cellStyle(column)}>
          <Skeleton height={30} />
        </TableCell>
      ))}
    </TableRow>
  ))
