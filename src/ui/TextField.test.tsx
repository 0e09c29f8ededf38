import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { CommitField } from './CommitField'
import { Select } from './Select'
import { TextField } from './TextField'

const ignore = () => undefined

test('the label names it, and hint or error describes it', () => {
  const { rerender } = render(<TextField label="Project" value="" onChange={ignore} hint="32 digits" />)
  expect(screen.getByLabelText('Project')).toHaveAccessibleDescription('32 digits')
  expect(screen.getByLabelText('Project')).toBeValid()
  rerender(<TextField label="Project" value="" onChange={ignore} hint="32 digits" error="Too short" />)
  expect(screen.getByLabelText('Project')).toHaveAccessibleDescription('Too short')
  expect(screen.getByLabelText('Project')).toBeInvalid()
})

test('several lines take Enter, and a locked field keeps its text', async () => {
  const onChange = vi.fn<(value: string) => void>()
  const { rerender } = render(<TextField label="Reason" value="a" onChange={onChange} rows={3} />)
  await userEvent.type(screen.getByLabelText('Reason'), '{Enter}')
  expect(onChange).toHaveBeenCalledExactlyOnceWith('a\n')
  rerender(<TextField label="Reason" value="a" onChange={onChange} rows={3} readOnly />)
  await userEvent.type(screen.getByLabelText('Reason'), 'b')
  expect(onChange).toHaveBeenCalledOnce()
})

test('a filter counts on Enter or when it is left, and Escape takes a draft back', async () => {
  const onCommit = vi.fn<(value: string) => void>()
  render(<CommitField label="Search" value="" onCommit={onCommit} />)
  const field = screen.getByLabelText('Search')
  await userEvent.type(field, 'ab{Escape}')
  expect(field).toHaveValue('')
  await userEvent.type(field, ' tls ')
  expect(onCommit).not.toHaveBeenCalled()
  await userEvent.keyboard('{Enter}')
  expect(onCommit).toHaveBeenCalledExactlyOnceWith('tls')
})

test('a select may stand on no choice', async () => {
  const onChange = vi.fn<(value: string | undefined) => void>()
  render(
    <Select
      label="State"
      value="failed"
      options={['failed', 'paused']}
      labelOf={(state) => state.toUpperCase()}
      emptyLabel="Any"
      onChange={onChange}
    />,
  )
  await userEvent.selectOptions(screen.getByLabelText('State'), 'PAUSED')
  expect(onChange).toHaveBeenLastCalledWith('paused')
  await userEvent.selectOptions(screen.getByLabelText('State'), 'Any')
  expect(onChange).toHaveBeenLastCalledWith(undefined)
})
