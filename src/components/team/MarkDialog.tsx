import { useState, type FormEvent } from 'react'
import type { Failure } from '#domain/failure/failure'
import { useTeamWords } from '#i18n/team'
import { FailureNotice } from '#components/failure/FailureNotice'
import { Button } from '#ui/Button'
import { Checkbox } from '#ui/mui/Checkbox'
import { Dialog } from '#ui/mui/Dialog'
import { RefusableButton } from '#ui/RefusableButton'
import { Select } from '#ui/Select'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { nextFromLocalInput, toLocalInput } from '#components/time/localTime'
import { TextField } from '#ui/TextField'

export interface NewWords {
  readonly kind: 'claim' | 'snooze' | 'note'
  readonly text?: string
  readonly until?: number
  /** Said of the execution, and not of this node alone. */
  readonly isOfExecution?: boolean
}

interface MarkDialogProps {
  kind: 'snooze' | 'note'
  name: string
  isBusy: boolean
  failure: Failure | undefined
  onSave: (said: NewWords) => void
  onClose: () => void
}

const minute = 60_000
const lengths = { minutes15: 15 * minute, minutes30: 30 * minute, hour: 60 * minute, hours4: 240 * minute }
const untils = ['minutes15', 'minutes30', 'hour', 'hours4', 'time', 'change'] as const
/** When the next shift is there to look. */
const morning = '08:00'
/** As the gateway takes it. */
const longestMs = 30 * 24 * 60 * minute
const longestText = 1_000

/** Until when and why, or what is worth knowing. What was typed stays until it is written down. */
export function MarkDialog({ kind, name, isBusy, failure, onSave, onClose }: MarkDialogProps) {
  const words = useTeamWords()
  const [text, setText] = useState('')
  const [until, setUntil] = useState<(typeof untils)[number]>('minutes30')
  const [openedAt] = useState(Date.now)
  const [time, setTime] = useState(() => toLocalInput(nextFromLocalInput(morning, openedAt)))
  const [isOfExecution, setIsOfExecution] = useState(false)
  const isNote = kind === 'note'
  const at = nextFromLocalInput(time, openedAt)
  const isTimeWrong = until === 'time' && (at === undefined || at <= openedAt || at > openedAt + longestMs)
  const isEmpty = text.trim() === ''
  const missing = isEmpty ? words.missing[kind] : isTimeWrong ? words.untilTimeWrong : undefined
  const [isTried, setIsTried] = useState(false)
  const endOf = () => (until === 'time' ? at : until === 'change' ? undefined : Date.now() + lengths[until])
  const save = () => {
    if (isBusy) return
    if (missing !== undefined) return setIsTried(true)
    const said = { kind, text: text.trim() }
    const end = endOf()
    onSave(isNote ? { ...said, isOfExecution } : { ...said, ...(end !== undefined && { until: end }) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  return (
    <Dialog
      title={isNote ? words.noteTitle(name) : words.snoozeTitle(name)}
      onClose={onClose}
      size="small"
      status={isBusy && words.saving}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
      }}
      actions={
        <>
          <Button size="medium" onClick={onClose}>
            {words.cancel}
          </Button>
          <RefusableButton
            variant="contained"
            size="medium"
            isBusy={isBusy}
            refusal={missing}
            onRefused={save}
            onClick={save}
          >
            {isNote ? words.addNote : words.snooze}
          </RefusableButton>
        </>
      }
    >
      <Stack as="form" gap="lg" onSubmit={submit}>
        {failure && <FailureNotice failure={failure} stillTrue={words.notSaved(failure.kind)} />}
        {!isNote && (
          <>
            <Text as="p" tone="muted">
              {words.snoozeHint}
            </Text>
            <Select
              label={words.until}
              value={until}
              options={untils}
              labelOf={(option) => words.untils[option]}
              onChange={(option) => option && setUntil(option)}
              disabled={isBusy}
            />
            {until === 'time' && (
              <TextField
                label={words.untilTime}
                hint={words.untilTimeHint}
                error={isTimeWrong ? words.untilTimeWrong : undefined}
                width="12rem"
                maxLength={40}
                value={time}
                onChange={setTime}
                readOnly={isBusy}
              />
            )}
          </>
        )}
        <TextField
          label={isNote ? words.noteText : words.why}
          hint={isNote ? words.noteHint : words.whyHint}
          error={isTried && isEmpty ? words.missing[kind] : undefined}
          rows={3}
          maxLength={longestText}
          value={text}
          onChange={setText}
          readOnly={isBusy}
          isFocusedFirst={isNote}
        />
        {isNote && (
          <Checkbox
            label={words.noteOfExecution}
            checked={isOfExecution}
            onChange={setIsOfExecution}
            disabled={isBusy}
          />
        )}
      </Stack>
    </Dialog>
  )
}
