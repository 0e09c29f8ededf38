import styles from './RowCheckbox.module.css'

interface RowCheckboxProps {
  label: string
  checked: boolean
  /** Some of what it stands for is chosen. */
  isPartly?: boolean
  /** `isRange`: with Shift, everything from the one before to this one. */
  onChange: (checked: boolean, isRange: boolean) => void
}

/** Chooses a row among rows: the platform's own box, as lists draw it by the hundred. */
export function RowCheckbox({ label, checked, isPartly = false, onChange }: RowCheckboxProps) {
  return (
    <label title={label} className={styles.place}>
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        ref={(element) => {
          if (element) element.indeterminate = isPartly
        }}
        onChange={({ target, nativeEvent }) =>
          onChange(target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
        className={styles.box}
      />
    </label>
  )
}
