import { Skeleton } from '#ui/Skeleton'
import { columns } from './columns'
import styles from './table.module.css'
import { Cell, Row } from './tableParts'

const rows = ['a', 'b', 'c', 'd', 'e', 'f']

/** The table's shape before its first rows are there. */
export const LoadingRows = () =>
  rows.map((row) => (
    <Row key={row}>
      {columns.map((column) => (
        <Cell key={column} column={column}>
          <Skeleton className={styles['cellPlace']} />
        </Cell>
      ))}
    </Row>
  ))
