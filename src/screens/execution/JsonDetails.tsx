import { clsx } from 'clsx'
import { useState } from 'react'
import text from '#ui/text.module.css'
import styles from './execution.module.css'
import panel from './panel.module.css'
import { Preformatted } from './Preformatted'

/** A value as AOM sent it, folded away; written out only once it is opened, since it may be long. */
export function JsonDetails({ title, value, note }: { title: string; value: unknown; note?: string }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className={clsx(text['strong'], styles['fold'], panel['fold'])}>{title}</summary>
      {isOpen && (
        <>
          {note !== undefined && (
            <div className={clsx(text['muted'], text['note'], panel['note'])}>{note}</div>
          )}
          <Preformatted
            label={title}
            text={typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
          />
        </>
      )}
    </details>
  )
}
