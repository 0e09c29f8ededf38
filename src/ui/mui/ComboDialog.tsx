import useAutocomplete from '@mui/material/useAutocomplete'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import styles from './ComboDialog.module.css'
import { Dialog } from './Dialog'

export interface Choice {
  /** Unique among all. */
  readonly id: string
  /** Those of one group stand together, below its name. */
  readonly group: string
  readonly label: string
  /** Tells those of one name apart. */
  readonly detail?: ReactNode
}

interface ComboDialogProps<C extends Choice> {
  title: string
  label: string
  placeholder: string
  text: string
  onText: (text: string) => void
  /** Already those that the text wants, in their order. */
  choices: readonly C[]
  onChoose: (choice: C) => void
  onClose: () => void
  /** Read out when it changes: how far the search is, or that nothing was found. */
  status: ReactNode
}

/** A field, and below it what it finds: arrow keys move, Enter chooses, Escape closes. */
export function ComboDialog<C extends Choice>(props: ComboDialogProps<C>) {
  return (
    <Dialog title={props.title} closesOutside onClose={props.onClose}>
      <Combo {...props} />
    </Dialog>
  )
}

/** Drawn in the dialog, where its field is there from the first. */
function Combo<C extends Choice>(props: Omit<ComboDialogProps<C>, 'title'>) {
  const { label, placeholder, text, onText, choices, onChoose, onClose, status } = props
  const { getRootProps, getInputProps, getListboxProps, getOptionProps, groupedOptions } = useAutocomplete({
    open: true,
    options: choices,
    value: null,
    inputValue: text,
    autoHighlight: true,
    clearOnBlur: false,
    filterOptions: (all) => [...all],
    getOptionLabel: ({ label }) => label,
    getOptionKey: ({ id }) => id,
    isOptionEqualToValue: (a, b) => a.id === b.id,
    groupBy: ({ group }) => group,
    onInputChange: (_, next, reason) => {
      if (reason === 'input') onText(next)
    },
    onChange: (_, choice) => {
      if (choice) onChoose(choice)
    },
    onClose: (_, reason) => {
      if (reason === 'escape') onClose()
    },
  })
  const groups = groupedOptions as readonly { key: number; index: number; group: string; options: C[] }[]
  return (
    <>
      <div {...getRootProps()}>
        <input
          {...getInputProps()}
          aria-label={label}
          placeholder={placeholder}
          type="search"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog's one purpose
          autoFocus
          className={styles.input}
        />
      </div>
      <div role="status" className={styles.status}>
        {status}
      </div>
      <div className={styles.place}>
        {groups.length > 0 && (
          <ul {...getListboxProps()} aria-label={label} className={clsx(styles.list, styles.listbox)}>
            {groups.map(({ key, index, group, options }) => (
              <li key={group} role="presentation">
                <div id={`group-${key}`} className={styles.group}>
                  {group}
                </div>
                <ul role="group" aria-labelledby={`group-${key}`} className={styles.list}>
                  {options.map((choice, at) => {
                    const {
                      key: choiceKey,
                      className,
                      ...option
                    } = getOptionProps({
                      option: choice,
                      index: index + at,
                    }) as ReturnType<typeof getOptionProps> & { key: string; className?: string }
                    return (
                      <li key={choiceKey} {...option} className={clsx(styles.choice, className)}>
                        <bdi className={styles.label}>{choice.label}</bdi>
                        {choice.detail !== undefined && <bdi className={styles.detail}>{choice.detail}</bdi>}
                      </li>
                    )
                  })}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}
