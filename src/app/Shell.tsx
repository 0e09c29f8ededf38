import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import type { ReactNode } from 'react'
import { useI18n } from '../i18n/I18n'
import type { SessionView } from '../queries/session'
import { Header } from './Header'
import { Navigation } from './Navigation'

const navigationHeight = '3.25rem'

/** The frame of every screen: a slim header, a narrow navigation (below the content on a phone), the rest is content. */
export function Shell({ session, children }: { session: SessionView; children: ReactNode }) {
  const { t } = useI18n()
  return (
    <Box
      sx={{
        '--header-height': '3rem',
        '--navigation-height': { xs: navigationHeight, sm: '0px' },
        minHeight: '100dvh',
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '12rem minmax(0, 1fr)' },
        gridTemplateRows: 'auto 1fr',
        pb: 'calc(var(--demo-bar-height, 0px) + var(--navigation-height))',
      }}
    >
      <Link
        href="#content"
        sx={{
          position: 'fixed',
          top: 8,
          left: 8,
          zIndex: 'tooltip',
          px: 1.5,
          py: 1,
          bgcolor: 'background.paper',
          borderRadius: 1,
          '&:not(:focus)': { transform: 'translateY(-200%)' },
        }}
      >
        {t.shell.skipToContent}
      </Link>
      <Header session={session} />
      <Navigation />
      <Box
        component="main"
        id="content"
        tabIndex={-1}
        sx={{ p: { xs: 1.5, md: 2.5 }, minWidth: 0, '&:focus, &:focus-visible': { outline: 'none' } }}
      >
        {children}
      </Box>
    </Box>
  )
}
