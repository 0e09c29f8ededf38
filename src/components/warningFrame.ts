/** Around what went wrong or is about to. */
export const warningFrame = {
  border: 1,
  borderColor: 'divider',
  borderLeft: 4,
  borderLeftColor: 'warning.main',
  borderRadius: 1,
  bgcolor: 'background.paper',
} as const
