import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { PageTitle } from '../../components/PageTitle'
import { SignInForm } from '../../components/SignInForm'
import { useI18n } from '../../i18n/I18n'
import { runtimeConfig } from '../../queries/runtimeConfig'
import { signIn } from '../../queries/session'

/** The page before all others; where it leads to afterwards is decided by the address it was opened with. */
export function SignInScreen() {
  const { t } = useI18n()
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100dvh',
        display: 'grid',
        alignContent: 'center',
        justifyItems: 'center',
        p: 2,
        pb: 'calc(var(--demo-bar-height, 0px) + 16px)',
      }}
    >
      <PageTitle title={t.shell.signInTitle} />
      <Box
        sx={{
          width: '100%',
          maxWidth: 440,
          display: 'grid',
          gap: 2,
          p: 3,
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
        }}
      >
        <Box>
          <Typography sx={{ fontWeight: 700 }}>{t.shell.product}</Typography>
          <Typography variant="h1">{t.shell.signInTitle}</Typography>
          {runtimeConfig.region !== null && (
            <Typography sx={{ color: 'text.secondary' }}>
              {t.shell.region} {runtimeConfig.region}
            </Typography>
          )}
        </Box>
        <Typography>{t.shell.signInText}</Typography>
        <SignInForm projectId={runtimeConfig.projectId ?? ''} onSignIn={signIn} />
      </Box>
    </Box>
  )
}
