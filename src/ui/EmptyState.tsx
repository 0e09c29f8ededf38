import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'
import { Text } from './Text'

/** Says why there is nothing, and what can be done about it. */
export function EmptyState(props: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className={styles['empty']}>
      <Text as="p" look="h2">
        {props.title}
      </Text>
      {props.text !== undefined && (
        <Text as="p" tone="muted" className={styles['text']}>
          {props.text}
        </Text>
      )}
      {props.children}
    </div>
  )
}
