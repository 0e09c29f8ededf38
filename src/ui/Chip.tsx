import { Button } from './Button'
import styles from './Chip.module.css'
import { CloseIcon } from './icons'

/** A filter that is set; a press takes it off. */
export function Chip(props: { label: string; removeLabel: string; onRemove: () => void }) {
  return (
    <Button
      variant="outlined"
      tone="inherit"
      className={styles.chip}
      aria-label={props.removeLabel}
      onClick={props.onRemove}
    >
      <bdi>{props.label}</bdi>
      <CloseIcon size={18} />
    </Button>
  )
}
