import { useState, type KeyboardEvent } from 'react'
import { useI18n } from '#i18n/I18n'
import styles from './execution.module.css'
import { views, type View } from './views'

interface ViewTabsProps {
  view: View
  onView: (view: View) => void
  idOf: (view: View) => string
  panelId: string
}

/** One tab for each view. The keys move the focus only: Enter or Space chooses. */
export function ViewTabs({ view, onView, idOf, panelId }: ViewTabsProps) {
  const { t } = useI18n()
  // The Tab key stops at one of them: at the chosen one, or at the one where the focus is already.
  const [focused, setFocused] = useState<View>()
  const stop = focused ?? view
  return (
    <div role="tablist" aria-label={t.execution.views} className={styles['tabs']}>
      {views.map((item) => (
        <button
          key={item}
          type="button"
          role="tab"
          id={idOf(item)}
          aria-selected={item === view}
          {...(item === view && { 'aria-controls': panelId })}
          tabIndex={item === stop ? 0 : -1}
          className={styles['tab']}
          onFocus={() => setFocused(item)}
          onBlur={() => setFocused(undefined)}
          onKeyDown={moveFocus}
          onClick={() => {
            if (item !== view) onView(item)
          }}
        >
          {t.execution.view[item]}
        </button>
      ))}
    </div>
  )
}

/** Where a key leads from the tab at `from`; -1 is the last. */
const destinationOf: Readonly<Record<string, (from: number, count: number) => number>> = {
  ArrowLeft: (from) => from - 1,
  ArrowRight: (from, count) => (from + 1) % count,
  Home: () => 0,
  End: () => -1,
}

function moveFocus(event: KeyboardEvent<HTMLButtonElement>) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const destination = destinationOf[event.key]
  if (!destination) return
  event.preventDefault()
  const tab = event.currentTarget
  const tabs = [...(tab.parentElement?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])]
  tabs.at(destination(tabs.indexOf(tab), tabs.length))?.focus()
}
