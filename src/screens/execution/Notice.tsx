import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { InfoIcon } from '../../components/icons'

/** Something to know, in a sentence. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <Box
      role="note"
      sx={{
        display: 'flex',
        gap: 1,
        p: 1,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.default',
        overflowWrap: 'anywhere',
      }}
    >
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '1.125rem', lineHeight: 1.3 }}>
        <InfoIcon />
      </Box>
      <Box sx={{ minWidth: 0 }}>{children}</Box>
    </Box>
  )
}
