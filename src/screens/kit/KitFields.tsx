import { useState } from 'react'
import { Button } from '#ui/Button'
import { CommitField } from '#ui/CommitField'
import { FieldRow } from '#ui/FieldRow'
import { Checkbox } from '#ui/mui/Checkbox'
import { Dialog } from '#ui/mui/Dialog'
import { PopoverButton } from '#ui/PopoverButton'
import { Popover } from '#ui/mui/Popover'
import { ProgressBar } from '#ui/ProgressBar'
import { RowCheckbox } from '#ui/RowCheckbox'
import { Select } from '#ui/Select'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { TextField } from '#ui/TextField'
import { Part } from './Part'

const states = ['failed', 'paused', 'running'] as const

/** What is typed, chosen and answered. */
export function KitFields() {
  const [text, setText] = useState('cn-north-4')
  const [committed, setCommitted] = useState('')
  const [state, setState] = useState<(typeof states)[number]>()
  const [isChecked, setIsChecked] = useState(true)
  const [isOpen, setIsOpen] = useState(false)
  const [anchor, setAnchor] = useState<HTMLElement>()
  const choice = { value: state, options: states, labelOf: (option: string) => option, onChange: setState }
  const field = { value: text, onChange: setText }
  return (
    <Part name="TextField, CommitField, FieldRow, Select, Checkbox, RowCheckbox, ProgressBar, PopoverButton, Popover, Dialog">
      <FieldRow>
        <CommitField
          label="Search"
          type="search"
          placeholder="Name or id"
          width={240}
          value={committed}
          onCommit={setCommitted}
          suggestions={['nightly-backup', 'rotate-tls']}
        />
        <CommitField
          label="A digit, taken on Enter"
          width={160}
          value=""
          onCommit={setCommitted}
          problemOf={(text) => (/^\d?$/.test(text) ? undefined : 'Not a digit')}
        />
        <Select label="State" size="small" emptyLabel="Any state" {...choice} />
        <Text tone="muted">Searched for: {committed || 'nothing'}</Text>
      </FieldRow>
      <TextField label="Region" hint="As in the console" {...field} />
      <TextField label="Project" error="A project ID has 32 digits" mono {...field} />
      <TextField label="Password" type="password" autoComplete="off" {...field} />
      <TextField label="Read only" readOnly {...field} />
      <TextField label="Reason" rows={3} hint="AOM does not see it" maxLength={500} {...field} />
      <Select label="Way" emptyLabel="Choose" hint="One of a few" {...choice} />
      <Select label="Disabled" emptyLabel="Choose" disabled {...choice} />
      <Checkbox label="Keep in this tab" checked={isChecked} onChange={setIsChecked} />
      <Checkbox label="Disabled" checked={isChecked} onChange={setIsChecked} disabled />
      <Stack direction="row" gap="md" align="center">
        <RowCheckbox label="Select the row" checked={isChecked} onChange={setIsChecked} />
        <RowCheckbox label="Select some" checked={false} isPartly onChange={setIsChecked} />
      </Stack>
      <ProgressBar label="Under way" value={12} max={40} />
      <ProgressBar label="Stopped" value={12} max={40} isStopped />
      <PopoverButton label="Columns">
        {(popover) => (
          <Popover {...popover}>
            <Checkbox label="Type" checked={isChecked} onChange={setIsChecked} />
          </Popover>
        )}
      </PopoverButton>
      <div>
        <Button variant="outlined" onClick={() => setIsOpen(true)}>
          Open a dialog
        </Button>
        <Button variant="outlined" onClick={({ currentTarget }) => setAnchor(currentTarget)}>
          Open a popover
        </Button>
        {anchor && (
          <Popover anchor={anchor} label="More" onClose={() => setAnchor(undefined)}>
            <p>chen.wei is on it since 03:10</p>
            <Button onClick={() => setAnchor(undefined)}>Claim</Button>
          </Popover>
        )}
      </div>
      {isOpen && (
        <Dialog
          title="Retry the node?"
          status="Reading the execution…"
          onClose={() => setIsOpen(false)}
          actions={
            <>
              <Button size="medium" onClick={() => setIsOpen(false)}>
                Cancel
              </Button>
              <Button size="medium" variant="contained" onClick={() => setIsOpen(false)}>
                Retry
              </Button>
            </>
          }
        >
          <p>What is now, and what it will become.</p>
        </Dialog>
      )}
    </Part>
  )
}
