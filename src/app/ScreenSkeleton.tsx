import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import { useI18n } from '../i18n/I18n'

/** Keeps the place of a title and a table while a screen's code is on its way. */
export function ScreenSkeleton() {
  const { t } = useI18n()
  return (
    <Box
      aria-busy
      aria-label={t.shell.loading}
      component="output"
      sx={{ display: 'grid', gap: 1, minHeight: '70dvh', alignContent: 'start' }}
    >
      <Skeleton variant="rounded" width={220} height={28} />
      <Skeleton variant="rounded" height={40} />
      {Array.from({ length: 10 }, (_, index) => (
        <Skeleton key={index} variant="rounded" height={36} />
      ))}
    </Box>
  )
}
