import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import { useRef, type KeyboardEvent } from 'react'
import { useI18n } from '#i18n/I18n'
import type { SignInFields } from './SignInFormCheck'

type Way = SignInFields['way']

const ways: readonly Way[] = ['iamUser', 'token']

/** The two ways in, as tabs. */
export function SignInFormWays(props: { way: Way; panelId: string; onChoose: (way: Way) => void }) {
  const { way, panelId, onChoose } = props
  const { t } = useI18n()
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const next = ways[1 - ways.indexOf(way)] ?? way
    onChoose(next)
    list.current?.querySelector<HTMLElement>(`[data-way=${next}]`)?.focus()
  }
  return (
    <Box
      ref={list}
      role="tablist"
      aria-label={t.signIn.ways}
      onKeyDown={onKeyDown}
      sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', borderBottom: 1, borderColor: 'divider' }}
    >
      {ways.map((item) => (
        <ButtonBase
          key={item}
          role="tab"
          data-way={item}
          aria-selected={item === way}
          aria-controls={panelId}
          tabIndex={item === way ? 0 : -1}
          onClick={() => item !== way && onChoose(item)}
          sx={{
            py: 1,
            mb: '-1px',
            fontFamily: 'inherit',
            fontSize: '0.875rem',
            fontWeight: item === way ? 600 : 400,
            color: item === way ? 'primary.main' : 'text.primary',
            borderBottom: 2,
            borderColor: item === way ? 'primary.main' : 'transparent',
            '&:hover': { bgcolor: 'action.hover' },
          }}
        >
          {t.signIn.wayNames[item]}
        </ButtonBase>
      ))}
    </Box>
  )
}
