import { clsx } from 'clsx'
import { useState, type ComponentProps, type KeyboardEvent } from 'react'
import styles from './Tabs.module.css'

interface TabsProps<T extends string> {
  /** Shared with the TabPanel; from `useId`. */
  id: string
  label: string
  value: T
  tabs: readonly T[]
  labelOf: (tab: T) => string
  onChange: (tab: T) => void
  /** The arrow keys choose at once; otherwise they move the focus only, and Enter or Space chooses. */
  isAutomatic?: boolean
  isFullWidth?: boolean
}

/** One tab for each view, and one stop of the Tab key: at the chosen one, or at the one where the focus is already. */
export function Tabs<T extends string>(props: TabsProps<T>) {
  const { id, label, value, tabs, labelOf, onChange, isAutomatic = false, isFullWidth = false } = props
  const [focused, setFocused] = useState<T>()
  const stop = focused ?? value
  const choose = (tab: T) => {
    if (tab !== value) onChange(tab)
  }
  const onKeyDown = (event: KeyboardEvent, from: number) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const next = tabs.at(destinationOf.get(event.key)?.(from, tabs.length) ?? from)
    if (next === undefined || !destinationOf.has(event.key)) return
    event.preventDefault()
    document.getElementById(tabId(id, next))?.focus()
    if (isAutomatic) choose(next)
  }
  return (
    <div role="tablist" aria-label={label} className={clsx(styles.tabs, isFullWidth && styles.fullWidth)}>
      {tabs.map((tab, index) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabId(id, tab)}
          aria-selected={tab === value}
          {...(tab === value && { 'aria-controls': panelId(id) })}
          tabIndex={tab === stop ? 0 : -1}
          className={styles.tab}
          onFocus={() => setFocused(tab)}
          onBlur={() => setFocused(undefined)}
          onKeyDown={(event) => onKeyDown(event, index)}
          onClick={() => choose(tab)}
        >
          {labelOf(tab)}
        </button>
      ))}
    </div>
  )
}

interface TabPanelProps extends Omit<ComponentProps<'div'>, 'id'> {
  /** The same as the Tabs'. */
  id: string
  value: string
  /** Instead of the tab's words, where a field in it is called the same. */
  label?: string
}

/** What the chosen tab shows. */
export function TabPanel({ id, value, label, ...rest }: TabPanelProps) {
  const name = label === undefined ? { 'aria-labelledby': tabId(id, value) } : { 'aria-label': label }
  return <div role="tabpanel" id={panelId(id)} {...name} {...rest} />
}

const tabId = (id: string, tab: string) => `${id}-${tab}`
const panelId = (id: string) => `${id}-panel`

/** Where a key leads from the tab at `from`; -1 is the last. */
const destinationOf = new Map<string, (from: number, count: number) => number>([
  ['ArrowLeft', (from) => from - 1],
  ['ArrowRight', (from, count) => (from + 1) % count],
  ['Home', () => 0],
  ['End', () => -1],
])
