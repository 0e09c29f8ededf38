import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

/** Says why there is nothing, and what can be done about it. */
export function EmptyState(props: { title: string; text?: string; children?: ReactNode }) {
  return (
    <Box sx={{ py: 6, px: 2, textAlign: 'center', display: 'grid', gap: 1, justifyItems: 'center' }}>
      <Typography component="p" variant="h2">
        {props.title}
      </Typography>
      {props.text !== undefined && (
        <Typography sx={{ color: 'text.secondary', maxWidth: '60ch' }}>{props.text}</Typography>
      )}
      {props.children}
    </Box>
  )
}
