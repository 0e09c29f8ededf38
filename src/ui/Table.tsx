/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- folded, elements lose the roles that they are born with: see Table.module.css */
import { clsx } from 'clsx'
import type { ComponentProps, CSSProperties, MouseEvent, ReactNode } from 'react'
import { Button } from './Button'
import { SortDownIcon, SortUpIcon } from './icons'
import { Skeleton } from './Skeleton'
import styles from './Table.module.css'

export interface Column {
  /** Any CSS length. */
  width?: string
  minWidth?: string
  /** Not shown where there is less room. */
  hideBelow?: 'sm' | 'md' | 'lg'
  /** Its place in a folded row, one of `foldAreas`, or in the rows of a grid. */
  area?: string
  /** Holds a control, which nothing stands for until it is there. */
  isControl?: true
  /** Of every cell of this column, the head too. */
  className?: string | undefined
}

export interface Sort {
  direction: 'ascending' | 'descending'
  /** What a press of the head does. */
  title: string
  onTurn: () => void
}

export interface TableProps<Name extends string> extends Omit<
  ComponentProps<'table'>,
  'aria-label' | 'align'
> {
  label: string
  /** In the table's order. */
  columns: Readonly<Record<Name, Column>>
  /** The words of each column's head. */
  heads: Readonly<Record<NoInfer<Name>, ReactNode>>
  sort?: Partial<Record<NoInfer<Name>, Sort>> | undefined
  density?: 'roomy' | 'normal' | 'close' | 'dense'
  /**
   * `list`: columns have the widths that they say, every row is one line of `--row-height`, and the head stays in sight.
   * `grid`: every row is a grid of `--grid-columns` and `--grid-areas`, as high as `--row-height` whatever stands in it.
   */
  layout?: 'auto' | 'list' | 'grid'
  align?: 'top' | 'middle'
  /** Below it a row is a card, its cells below one another or in `foldAreas`. */
  foldBelow?: 'md' | 'lg' | undefined
  /** A `grid-template-areas`, such as `"'state wait' 'node node'"`; its last column is as wide as it needs. */
  foldAreas?: string
  /** `thead` is drawn from `columns`; here come `TableBody` and its kin. */
  children: ReactNode
}

export function Table<Name extends string>(props: TableProps<Name>) {
  const { label, columns, heads, sort, density = 'normal', layout = 'auto', align = 'top', ...others } = props
  const { foldBelow, foldAreas, className, style, children, ...rest } = others
  const foldStyle = foldAreas === undefined ? undefined : ({ '--fold-areas': foldAreas } as CSSProperties)
  return (
    <table
      role="table"
      aria-label={label}
      className={clsx(
        styles.table,
        layout === 'auto' ? styles[density] : styles[layout],
        align === 'middle' && styles.middle,
        foldAreas !== undefined && styles.areas,
        foldBelow === 'md' && styles.foldBelowMd,
        foldBelow === 'lg' && styles.foldBelowLg,
        className,
      )}
      style={{ ...foldStyle, ...style }}
      {...rest}
    >
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={rest['aria-rowcount'] === undefined ? undefined : 1}>
          {namesOf(columns).map((name) => (
            <HeadCell key={name} column={columns[name]} sort={sort?.[name]}>
              {heads[name]}
            </HeadCell>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  )
}

function HeadCell(props: { column: Column; sort: Sort | undefined; children: ReactNode }) {
  const { column, sort, children } = props
  const { width, minWidth, area } = column
  const Icon = sort?.direction === 'ascending' ? SortUpIcon : SortDownIcon
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sort?.direction}
      className={classOf(column)}
      style={{
        ...(width !== undefined && { width }),
        ...(minWidth !== undefined && { minWidth }),
        ...(area !== undefined && { gridArea: area }),
      }}
    >
      {sort ? (
        <Button variant="bare" title={sort.title} onClick={sort.onTurn} className={styles.sort}>
          {children}
          <Icon />
        </Button>
      ) : (
        children
      )}
    </th>
  )
}

export const TableBody = (props: ComponentProps<'tbody'>) => <tbody role="rowgroup" {...props} />

interface TableRowProps extends ComponentProps<'tr'> {
  /** The one that is shown elsewhere in full. */
  isCurrent?: boolean
  /** A press beside the row's own controls; one of these is a link that does the same, for the keyboard. */
  onOpen?: (() => void) | undefined
}

export function TableRow({ isCurrent, onOpen, className, ...rest }: TableRowProps) {
  const open = (event: MouseEvent) => isOnBareRow(event) && onOpen?.()
  const isPressed = onOpen !== undefined || rest.onClick !== undefined
  return (
    <tr
      role="row"
      aria-current={isCurrent ? 'true' : undefined}
      className={clsx(isPressed && styles.pressed, className) || undefined}
      {...(onOpen && { onClick: open })}
      {...rest}
    />
  )
}

/** Not on a control, which goes its own way, and not at the end of marking some text. */
const isOnBareRow = ({ target }: MouseEvent): boolean =>
  target instanceof Element &&
  !target.closest('a, button, summary') &&
  window.getSelection()?.isCollapsed !== false

interface TableCellProps extends ComponentProps<'td'> {
  column?: Column
}

export function TableCell({ column, className, style, ...rest }: TableCellProps) {
  const { area } = column ?? {}
  return (
    <td
      role="cell"
      className={clsx(column && classOf(column), className) || undefined}
      style={area === undefined ? style : { gridArea: area, ...style }}
      {...rest}
    />
  )
}

/** A row below a row that tells more of it, as wide as the table. */
export function TableDetailRow({ id, span, children }: { id?: string; span: number; children: ReactNode }) {
  return (
    <tr id={id} role="row" className={styles.detail}>
      <td role="cell" colSpan={span}>
        {children}
      </td>
    </tr>
  )
}

/** The table's shape before its first rows are there; as high as real rows where the table says how high these are. */
export function TableSkeleton(props: { columns: Readonly<Record<string, Column>>; rows: number }) {
  return Array.from({ length: props.rows }, (_, index) => (
    <tr key={index} role="row" aria-hidden>
      {Object.entries(props.columns).map(([name, column], at) => (
        <TableCell key={name} column={column}>
          {/* Of different lengths, as words are. */}
          {!column.isControl && (
            <Skeleton className={styles.place} width={`${50 + ((index * 17 + at * 29) % 40)}%`} />
          )}
        </TableCell>
      ))}
    </tr>
  ))
}

/** Stands for rows that are not drawn. One cell only: a span would give the hidden columns a width again. */
export function TableSpacer({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden className={styles.spacer}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- hidden and empty: it only keeps the height */}
      <td style={{ height }} />
    </tr>
  )
}

interface TableScrollerProps {
  /** With it the keyboard scrolls it too. */
  label?: string
  children: ReactNode
}

/** Around a table that may be wider than its place. */
export function TableScroller({ label, children }: TableScrollerProps) {
  if (label === undefined) return <div className={styles.scroller}>{children}</div>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
    <section className={styles.scroller} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}

const hidden = { sm: styles.hideBelowSm, md: styles.hideBelowMd, lg: styles.hideBelowLg }

const classOf = ({ hideBelow, className }: Column): string | undefined =>
  hideBelow === undefined ? className : clsx(hidden[hideBelow], className)

const namesOf = <Name extends string>(columns: Readonly<Record<Name, Column>>) =>
  Object.keys(columns) as Name[]
