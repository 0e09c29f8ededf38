import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useColorScheme } from '@mui/material/styles'
import { Link } from 'wouter'
import { HeaderSlotOutlet } from '../components/HeaderSlot'
import { MoonIcon, SignOutIcon, SunIcon, SystemThemeIcon } from '../components/icons'
import { useI18n } from '../i18n/I18n'
import { runtimeConfig } from '../queries/runtimeConfig'
import { signOut, type SessionView } from '../queries/session'
import { environmentColor } from './environmentColor'
import { usePreferences } from './Preferences'
import { Whereabouts } from './Whereabouts'

export function Header({ session }: { session: SessionView }) {
  const { t } = useI18n()
  const { environment } = runtimeConfig
  return (
    <Box
      component="header"
      sx={{
        gridColumn: '1 / -1',
        position: 'sticky',
        top: 0,
        zIndex: 'appBar',
        height: 'var(--header-height)',
        display: 'flex',
        alignItems: 'center',
        gap: { xs: 0.5, sm: 1.5 },
        px: { xs: 1, sm: 2 },
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
        ...(environment && { borderTop: `4px solid ${environmentColor(environment.color)}` }),
      }}
    >
      <Box
        component={Link}
        href="/attention"
        sx={{
          fontWeight: 700,
          color: 'text.primary',
          textDecoration: 'none',
          whiteSpace: 'nowrap',
          // On a phone the room belongs to where one is, and the first navigation link leads to the same page.
          display: { xs: 'projectId' in session ? 'none' : 'block', sm: 'block' },
        }}
      >
        {t.shell.product}
      </Box>
      <Whereabouts session={session} />
      <Box sx={{ flex: 1 }} />
      <HeaderSlotOutlet />
      <LanguageButton />
      <ThemeButton />
      {'canSignOut' in session && session.canSignOut && (
        <IconButton onClick={signOut} aria-label={t.shell.signOut} title={t.shell.signOut}>
          <SignOutIcon />
        </IconButton>
      )}
    </Box>
  )
}

export function LanguageButton() {
  const { t } = useI18n()
  const { locale, setLocale } = usePreferences()
  const next = locale === 'en' ? 'zh-CN' : 'en'
  return (
    <Button
      lang={next}
      color="inherit"
      onClick={() => setLocale(next)}
      sx={{ px: 1, whiteSpace: 'nowrap', flexShrink: 0 }}
    >
      {t.shell.otherLanguage}
    </Button>
  )
}

const nextMode = { system: 'light', light: 'dark', dark: 'system' } as const
const modeIcons = { system: SystemThemeIcon, light: SunIcon, dark: MoonIcon } as const

export function ThemeButton() {
  const { t } = useI18n()
  const { mode = 'system', setMode } = useColorScheme()
  const next = nextMode[mode]
  const label = t.shell.nextTheme(t.shell.themes[mode], t.shell.themes[next])
  const Icon = modeIcons[mode]
  return (
    <IconButton onClick={() => setMode(next)} aria-label={label} title={label}>
      <Icon />
    </IconButton>
  )
}
