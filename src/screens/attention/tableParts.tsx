/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- folded, they lose the roles that they are born with: see table.module.css */
import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import common from '#ui/oldTable.module.css'
import type { Column } from './columns'
import styles from './table.module.css'

/* The elements of the table, each with its role in words. */

export const Table = (props: ComponentProps<'table'>) => (
  <table role="table" className={clsx(common['table'], styles['table'])} {...props} />
)

export const TableHead = (props: ComponentProps<'thead'>) => (
  <thead role="rowgroup" className={styles['head']} {...props} />
)

export const TableBody = (props: ComponentProps<'tbody'>) => (
  <tbody role="rowgroup" className={styles['body']} {...props} />
)

export const Row = (props: ComponentProps<'tr'>) => <tr role="row" className={styles['row']} {...props} />

export const HeadCell = ({ column, ...rest }: ComponentProps<'th'> & { column: Column }) => (
  <th role="columnheader" scope="col" className={styles[column]} {...rest} />
)

export const Cell = ({ column, ...rest }: ComponentProps<'td'> & { column: Column }) => (
  <td role="cell" className={styles[column]} {...rest} />
)
