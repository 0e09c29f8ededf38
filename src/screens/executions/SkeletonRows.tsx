import { columns } from './columns'
import styles from './executions.module.css'

/** Rows of the very same height as the real ones, so that nothing moves when these arrive. */
export function SkeletonRows({ count }: { count: number }) {
  return Array.from({ length: count }, (_, index) => (
    <tr key={index} aria-hidden>
      {columns.map((column) => (
        <td key={column} className={styles[column]}>
          {column !== 'all' && (
            <span
              className={styles['skeleton']}
              {...(column === 'name' && { style: { width: `${50 + ((index * 17) % 40)}%` } })}
            />
          )}
        </td>
      ))}
    </tr>
  ))
}
