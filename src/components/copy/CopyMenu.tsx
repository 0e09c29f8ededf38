import { useState } from 'react'
import { useI18n } from '#i18n/I18n'
import { useCopyWords } from '#i18n/copy'
import { Button } from '#ui/Button'
import { useCopying } from '#ui/copying'
import { DropDownIcon } from '#ui/icons'
import { lazyDialog } from '#ui/lazyPart'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import type { Copied, CopyEntriesProps } from './CopyEntries'
import { copyLabel } from './copyLabel'

const CopyEntries = lazyDialog(async () => (await import('./CopyEntries')).CopyEntries)

const CopyByHand = lazyDialog(async () => (await import('./CopyEntries')).CopyByHand)

/** A link, a call or a report of an execution or of one of its nodes, to take elsewhere. */
export function CopyMenu(props: Omit<CopyEntriesProps, 'anchor' | 'onClose' | 'onCopy'>) {
  const { t } = useI18n()
  const words = useCopyWords()
  const [anchor, setAnchor] = useState<Element>()
  const [chosen, setChosen] = useState<Copied>()
  const { outcome, copy } = useCopying()
  const close = () => setAnchor(undefined)
  return (
    <Stack direction="row" gap="sm" align="center">
      <Button
        variant="outlined"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-label={copyLabel(props, words)}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {props.node ? words.copyNode : words.copyRun}
        <DropDownIcon size="1.125rem" />
      </Button>
      <Text as="output" look="fine" tone="muted">
        {outcome === 'copied' && chosen ? `${t.shell.copied}: ${chosen.label}` : ''}
      </Text>
      {anchor && (
        <CopyEntries
          {...props}
          anchor={anchor}
          onClose={close}
          onCopy={(wanted) => {
            setChosen(wanted)
            copy(wanted.text)
            close()
          }}
        />
      )}
      {outcome === 'failed' && chosen && <CopyByHand {...chosen} onClose={() => setChosen(undefined)} />}
    </Stack>
  )
}
