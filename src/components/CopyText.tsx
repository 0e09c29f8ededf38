import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import { useI18n } from '../i18n/I18n'
import { useCopying } from './copying'
import { CheckIcon, CopyIcon } from './icons'

/** An id in monospace with a button that copies it; `label` says what it is ("Request ID"). */
export function CopyText({ text, label }: { text: string; label: string }) {
  const { t } = useI18n()
  const { outcome, copy } = useCopying()
  const said = outcome === 'copied' ? t.shell.copied : outcome === 'failed' ? t.shell.copyFailed : ''
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, maxWidth: '100%' }}>
      <Box component="span" sx={{ fontFamily: 'mono', fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
        {text}
      </Box>
      <IconButton
        onClick={() => copy(text)}
        aria-label={t.shell.copy(label)}
        title={t.shell.copy(label)}
        sx={{ p: 0.5, fontSize: '0.9375rem' }}
      >
        {outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
      <Box component="output" sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
        {said}
      </Box>
    </Box>
  )
}
