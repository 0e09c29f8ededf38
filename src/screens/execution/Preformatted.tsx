import { clsx } from 'clsx'
import fonts from '#ui/text.module.css'
import styles from './panel.module.css'

/** Text as AOM sent it: monospace, its lines kept, scrolled within itself and by keyboard too. */
export function Preformatted({ text, label, id }: { text: string; label: string; id?: string }) {
  return (
    <section
      {...(id !== undefined && { id })}
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
      tabIndex={0}
      dir="auto"
      className={clsx(fonts['mono'], fonts['fine'], styles['preformatted'])}
    >
      <pre>{text}</pre>
    </section>
  )
}
