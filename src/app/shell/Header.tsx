import { useState } from 'react'
import { clsx } from 'clsx'
import { Link } from 'wouter'
import { Button } from '#ui/Button'
import { useThemeChoice } from '#ui/colorScheme'
import { HeaderSlotOutlet } from '#components/page/slots'
import { IconButton } from '#ui/IconButton'
import { MoonIcon, MoreIcon, SignOutIcon, SunIcon, SystemThemeIcon } from '#ui/icons'
import { lazyDialog } from '#ui/lazyPart'
import { chooseTheme } from '#ui/schemeChoice'
import { useI18n } from '#i18n/I18n'
import { runtimeConfig } from '#queries/runtimeConfig'
import { signOut, type SessionView } from '#queries/session'
import { href } from '#routes'
import { environmentStyle } from '#components/place/environmentColor'
import { AlertsButton } from '#app/alerts/AlertsButton'
import { FindButton } from '#app/find/FindButton'
import { HelpButton } from '#app/help/HelpButton'
import { usePreferences } from './Preferences'
import styles from './shell.module.css'
import { SessionSummary } from './SessionSummary'
import { Zone } from './Zone'

const HeaderMenu = lazyDialog(async () => (await import('./HeaderMenu')).HeaderMenu)

export function Header({ session }: { session: SessionView }) {
  const { t } = useI18n()
  const { environment } = runtimeConfig
  return (
    <header
      className={clsx(styles.header, environment && styles.withEnvironment)}
      style={environment ? environmentStyle(environment.color) : undefined}
    >
      <Link
        href={href('attention')}
        className={clsx(styles.product, 'projectId' in session && styles.besideSummary)}
      >
        {t.shell.product}
      </Link>
      <SessionSummary session={session} />
      <div className={styles.gap} />
      <HeaderSlotOutlet />
      <Zone />
      {'projectId' in session && <AlertsButton className={styles.alerts} />}
      <FindButton />
      <HelpButton className={styles.wide} />
      <LanguageButton className={styles.wide} />
      <ThemeButton className={styles.wide} />
      {'canSignOut' in session && session.canSignOut && (
        <IconButton onClick={signOut} aria-label={t.shell.signOut} className={styles.wide}>
          <SignOutIcon />
        </IconButton>
      )}
      <MoreButton />
    </header>
  )
}

/** On a phone, what the header has no room for. */
function MoreButton() {
  const { t } = useI18n()
  const [anchor, setAnchor] = useState<Element>()
  return (
    <>
      <IconButton
        aria-label={t.shell.more}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        className={styles.more}
      >
        <MoreIcon />
      </IconButton>
      {anchor && <HeaderMenu anchor={anchor} onClose={() => setAnchor(undefined)} />}
    </>
  )
}

export function LanguageButton({ className }: { className?: string | undefined }) {
  const { t } = useI18n()
  const { locale, setLocale } = usePreferences()
  const next = locale === 'en' ? 'zh-CN' : 'en'
  return (
    <Button
      lang={next}
      tone="inherit"
      title={t.shell.toOtherLanguage}
      onClick={() => setLocale(next)}
      className={clsx(styles.language, className)}
    >
      {t.shell.otherLanguage}
    </Button>
  )
}

const nextTheme = { system: 'light', light: 'dark', dark: 'system' } as const
const themeIcons = { system: SystemThemeIcon, light: SunIcon, dark: MoonIcon } as const

export function ThemeButton({ className }: { className?: string | undefined }) {
  const { t } = useI18n()
  const choice = useThemeChoice()
  const next = nextTheme[choice]
  const Icon = themeIcons[choice]
  return (
    <IconButton
      className={className}
      onClick={() => chooseTheme(next)}
      aria-label={t.shell.nextTheme(t.shell.themes[choice], t.shell.themes[next])}
    >
      <Icon />
    </IconButton>
  )
}
