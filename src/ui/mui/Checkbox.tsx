import MuiCheckbox from '@mui/material/Checkbox'
import { useId } from 'react'
import { MuiTheme } from '#ui/theme/MuiTheme'
import styles from './Checkbox.module.css'

interface CheckboxProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
}

export function Checkbox({ label, checked, onChange, disabled = false }: CheckboxProps) {
  const id = useId()
  return (
    <MuiTheme>
      <div className={styles.checkbox}>
        <MuiCheckbox
          id={id}
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
        />
        <label htmlFor={id}>{label}</label>
      </div>
    </MuiTheme>
  )
}
