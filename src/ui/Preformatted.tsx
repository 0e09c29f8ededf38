import styles from './Preformatted.module.css'

/** Text as somebody else wrote it: monospace, its lines kept, scrolled within itself and by keyboard too. */
export function Preformatted({ text, label, id }: { text: string; label: string; id?: string }) {
  return (
    <section
      {...(id !== undefined && { id })}
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
      tabIndex={0}
      dir="auto"
      className={styles.preformatted}
    >
      <pre>{text}</pre>
    </section>
  )
}
