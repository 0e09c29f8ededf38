import Box from '@mui/material/Box'
import { Link, useLocation } from 'wouter'
import { ActivityIcon, AttentionIcon, ListIcon } from '../components/icons'
import { useI18n } from '../i18n/I18n'

const items = [
  { path: '/attention', word: 'attention', Icon: AttentionIcon },
  { path: '/executions', word: 'executions', Icon: ListIcon },
  { path: '/activity', word: 'activity', Icon: ActivityIcon },
] as const

export function Navigation() {
  const { t } = useI18n()
  const [location] = useLocation()
  return (
    <Box
      component="nav"
      aria-label={t.shell.navigation}
      sx={{
        bgcolor: 'background.paper',
        borderColor: 'divider',
        borderStyle: 'solid',
        borderWidth: { xs: '1px 0 0', sm: '0 1px 0 0' },
        position: { xs: 'fixed', sm: 'sticky' },
        top: { xs: 'auto', sm: 'var(--header-height)' },
        bottom: { xs: 'var(--demo-bar-height, 0px)', sm: 'auto' },
        insetInline: { xs: 0, sm: 'auto' },
        height: {
          xs: 'var(--navigation-height)',
          sm: 'calc(100dvh - var(--header-height) - var(--demo-bar-height, 0px))',
        },
        zIndex: 'appBar',
        display: 'flex',
        flexDirection: { xs: 'row', sm: 'column' },
        gap: 0.25,
        p: { xs: 0.5, sm: 1 },
      }}
    >
      {items.map(({ path, word, Icon }) => {
        const isHere = location === path || location.startsWith(`${path}/`)
        return (
          <Box
            key={path}
            component={Link}
            href={path}
            aria-current={isHere ? 'page' : undefined}
            sx={{
              display: 'flex',
              flex: { xs: 1, sm: 'none' },
              flexDirection: { xs: 'column', sm: 'row' },
              alignItems: 'center',
              justifyContent: { xs: 'center', sm: 'flex-start' },
              gap: { xs: 0.125, sm: 1 },
              px: 1,
              py: { xs: 0.25, sm: 0.75 },
              borderRadius: 1,
              color: isHere ? 'primary.main' : 'text.primary',
              bgcolor: isHere ? 'action.selected' : 'transparent',
              fontWeight: isHere ? 600 : 400,
              fontSize: { xs: '0.75rem', sm: '0.875rem' },
              textDecoration: 'none',
              whiteSpace: 'nowrap',
              '&:hover': { bgcolor: 'action.hover' },
            }}
          >
            <Icon size="1.125rem" />
            {t.shell[word]}
          </Box>
        )
      })}
    </Box>
  )
}
