import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import { lazy, useState } from 'react'
import { useI18n } from '../i18n/I18n'
import type { SessionView } from '../queries/session'
import { EnvironmentChip } from './EnvironmentChip'
import { LazyPart } from './LazyPart'
import { PlaceIcon } from './PlaceIcon'
import { userWord } from './userWord'

const PlaceDialog = lazy(async () => ({ default: (await import('./PlaceDialog')).PlaceDialog }))

const hidesWithEllipsis = { overflow: 'hidden', textOverflow: 'ellipsis' } as const

/** Environment, region, project and user; on a narrow page project and user stand in the dialog alone. */
export function Whereabouts({ session }: { session: SessionView }) {
  const { t } = useI18n()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          // On a phone environment and region stand in two lines: both must stay readable.
          flexDirection: { xs: 'column', sm: 'row' },
          alignItems: { xs: 'flex-start', sm: 'center' },
          columnGap: 1.5,
          minWidth: { xs: 'fit-content', sm: 0 },
          color: 'text.secondary',
          fontSize: { xs: '0.75rem', sm: '0.8125rem' },
          lineHeight: 1.4,
          whiteSpace: 'nowrap',
        }}
      >
        <EnvironmentChip />
        {'projectId' in session && (
          <>
            {session.region !== null && (
              <Box component="span" sx={{ flexShrink: 0 }}>
                {session.region}
              </Box>
            )}
            <Box component="span" sx={{ ...hidesWithEllipsis, display: { xs: 'none', md: 'block' } }}>
              {t.shell.project}{' '}
              <Box component="span" sx={{ fontFamily: 'mono' }}>
                {session.projectId}
              </Box>
            </Box>
            <Box component="span" sx={{ ...hidesWithEllipsis, display: { xs: 'none', md: 'block' } }}>
              {userWord(session, t)}
            </Box>
          </>
        )}
      </Box>
      {'projectId' in session && (
        <>
          <IconButton onClick={() => setIsOpen(true)} aria-label={t.signIn.place} title={t.signIn.place}>
            <PlaceIcon />
          </IconButton>
          {isOpen && session.kind === 'signedIn' && (
            <LazyPart>
              <PlaceDialog session={session} onClose={() => setIsOpen(false)} />
            </LazyPart>
          )}
        </>
      )}
    </>
  )
}
