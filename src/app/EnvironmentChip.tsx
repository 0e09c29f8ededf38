import Box from '@mui/material/Box'
import { useI18n } from '../i18n/I18n'
import { runtimeConfig } from '../queries/runtimeConfig'
import { environmentColor } from './environmentColor'

/** What the people who run the gateway call it, so that nobody operates production by mistake. */
export function EnvironmentChip() {
  const { t } = useI18n()
  const { environment } = runtimeConfig
  if (!environment) return null
  return (
    <Box
      component="span"
      title={`${t.signIn.environment}: ${environment.label}`}
      sx={{
        px: 0.75,
        border: 2,
        borderColor: environmentColor(environment.color),
        borderRadius: 1,
        color: 'text.primary',
        fontSize: 'inherit',
        flexShrink: 0,
        fontWeight: 600,
        whiteSpace: 'nowrap',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        maxWidth: { xs: '6rem', sm: '14rem' },
      }}
    >
      {environment.label}
    </Box>
  )
}
