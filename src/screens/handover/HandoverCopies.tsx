import { CopyOutcome } from '#components/page/CopyOutcome'
import type { Handover } from '#domain/team/handover'
import { useHandoverWords } from '#i18n/handover'
import { useI18n } from '#i18n/I18n'
import { Button } from '#ui/Button'
import { useCopying } from '#ui/copying'
import { downloadFile } from '#ui/downloadFile'
import { useHandoverLines } from './lines'
import { toJson, toMarkdown } from './documents'

/** The same for a channel, and for a program. */
export function HandoverCopies({ handover }: { handover: Handover }) {
  const { t } = useI18n()
  const words = useHandoverWords()
  const lines = useHandoverLines(handover)
  const { outcome, copy } = useCopying()
  return (
    <>
      <Button variant="outlined" onClick={() => copy(toMarkdown(lines, t))}>
        {words.copy}
      </Button>
      <Button
        variant="outlined"
        onClick={() => downloadFile('aom-handover.json', 'application/json', toJson(handover))}
      >
        {words.download}
      </Button>
      <CopyOutcome outcome={outcome} />
    </>
  )
}
