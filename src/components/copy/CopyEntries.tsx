import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { briefActions } from '#domain/operation/kinds/node'
import { judge } from '#domain/operation/operation'
import type { Place } from '#domain/session/place'
import { InfoDialog } from '#components/page/InfoDialog'
import { useI18n } from '#i18n/I18n'
import { useCopyWords } from '#i18n/copy'
import { href, withPlace } from '#routes'
import { Menu } from '#ui/mui/Menu'
import { Preformatted } from '#ui/Preformatted'
import { callCode, languages, type AomCallOf, type CopiedCall } from './callCode'
import { report } from './report'
import { copyLabel } from './copyLabel'

/** What goes into the clipboard. */
export interface Copied {
  readonly label: string
  readonly text: string
}

export interface CopyEntriesProps {
  execution: Execution
  workflowName: string
  node?: ExecutionNode | undefined
  /** When it was read. */
  readAt: number | undefined
  /** Where the session is. */
  place: Place | undefined
  aomCall: AomCallOf
  anchor: Element
  onCopy: (wanted: Copied) => void
  onClose: () => void
}

/** Link, report, and the call that the first button would send; without one, the call that reads it. */
export function CopyEntries({ anchor, onCopy, onClose, ...subject }: CopyEntriesProps) {
  const i18n = useI18n()
  const words = useCopyWords()
  const { execution, workflowName, node, readAt, place } = subject
  const link = `${window.location.origin}${withPlace(href('execution', refOf(execution), { node: node?.id }), place)}`
  const call = copiedCall(subject)
  const callName = [call.operation, call.query['action']].filter(Boolean).join(' ')
  const entries = [
    { id: 'link', label: words.link, text: () => link },
    {
      id: 'report',
      label: words.reportItem,
      text: () => report({ execution, workflowName, node, link, readAt }, words, i18n),
    },
    ...languages.map((language) => ({
      id: language,
      label: words.language[language],
      detail: callName,
      text: () => callCode(call, language),
    })),
  ]
  return (
    <Menu
      label={copyLabel(subject, words)}
      anchor={anchor}
      entries={entries}
      onClose={onClose}
      onChoose={({ label, text }) => onCopy({ label, text: text() })}
    />
  )
}

const refOf = ({ workflowId, executionId }: Execution) => ({ workflowId, executionId })

function copiedCall({
  execution,
  node,
  place = { region: null, projectId: '<project_id>' },
  aomCall,
}: Pick<CopyEntriesProps, 'execution' | 'node' | 'place' | 'aomCall'>): CopiedCall {
  const ref = refOf(execution)
  const action =
    node &&
    briefActions(execution, node).find((item) => judge({ action: item, execution, nodeId: node.id }).allowed)
  const operation = node && action && { action, nodeId: node.id }
  return { ...aomCall(ref, place.projectId, operation), ref, place }
}

/** Where the browser lets nothing be copied, the text itself. */
export function CopyByHand({ label, text, onClose }: Copied & { onClose: () => void }) {
  const { t } = useI18n()
  return (
    <InfoDialog title={label} onClose={onClose}>
      <p>{t.shell.copyFailed}</p>
      <Preformatted label={label} text={text} />
    </InfoDialog>
  )
}
