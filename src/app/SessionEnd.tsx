import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { WarningIcon } from '../components/icons'
import { warningFrame } from '../components/warningFrame'
import { useI18n } from '../i18n/I18n'

/** Ahead of the end: no dialog that cuts an operation in half, but a strip with the way to go on. `endsAt` is epoch ms. */
export function SessionEnd({ endsAt, onAgain }: { endsAt: number; onAgain: () => void }) {
  const { t, format } = useI18n()
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        mb: 2,
        p: 1,
        pl: 1.5,
        ...warningFrame,
      }}
    >
      <Box component="span" sx={{ display: 'flex', color: 'warning.main', fontSize: '1.25rem' }}>
        <WarningIcon />
      </Box>
      <Box role="status" sx={{ flex: '1 1 14rem' }}>
        {t.signIn.endsAt(format.clock(new Date(endsAt)))}
      </Box>
      <Button variant="outlined" onClick={onAgain}>
        {t.signIn.again}
      </Button>
    </Box>
  )
}
