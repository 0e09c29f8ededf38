import Box from '@mui/material/Box'
import { useState } from 'react'
import { Preformatted } from './TargetsTable'

/** A value as AOM sent it, folded away; written out only once it is opened, since it may be long. */
export function JsonDetails({ title, value, note }: { title: string; value: unknown; note?: string }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Box component="details" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 600, py: 0.5 }}>
        {title}
      </Box>
      {isOpen && (
        <>
          {note !== undefined && (
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mb: 0.5 }}>{note}</Box>
          )}
          <Preformatted
            label={title}
            text={typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
          />
        </>
      )}
    </Box>
  )
}
