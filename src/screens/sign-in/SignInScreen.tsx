import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { SignInForm } from '#components/sign-in/SignInForm'
import { useI18n } from '#i18n/I18n'
import { runtimeConfig } from '#queries/runtimeConfig'
import { signIn } from '#queries/signIn'

/** The page before all others; where it leads to afterwards is decided by the address it was opened with. */
export function SignInScreen() {
  const { t } = useI18n()
  const { canUseIam, projectId, regions, environment } = runtimeConfig
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
          {environment && (
            <Typography sx={{ fontWeight: 600 }}>
              {t.signIn.environment} {environment.label}
            </Typography>
          )}
          {regions.length === 1 && (
            <Typography sx={{ color: 'text.secondary' }}>
              {t.shell.region} {regions[0]}
            </Typography>
          )}
        </Box>
        <Typography>{canUseIam ? t.signIn.text : t.shell.signInText}</Typography>
        <SignInForm
          canUseIam={canUseIam}
          regions={regions}
          start={{ projectId: projectId ?? '' }}
          isPlaceFixed={projectId !== null}
          onSignIn={signIn}
        />
      </Box>
    </Box>
  )
}
