import { statusLabel } from '#components/status/statusLabel'
import { hideWrittenSecrets } from '#domain/failure/writtenSecrets'
import type { Handover } from '#domain/team/handover'
import type { Messages } from '#i18n/en'
import { currentPlace } from '#queries/session'
import { withPlace } from '#routes'
import type { HandoverLines } from './lines'

/** As one pastes it into a channel: headings and lists, each line a link. */
export function toMarkdown({ title, intro, sections }: HandoverLines, t: Messages): string {
  const blocks = sections.flatMap(({ title: name, lines, none }) => {
    if (lines.length === 0 && none === undefined) return []
    const items = lines.map(({ name: what, href, workflow, status, facts }) => {
      const of = workflow === undefined || workflow === what ? '' : ` · ${plain(workflow)}`
      const texts = status ? [statusLabel(status, t), ...facts] : facts
      return `- [${plain(what)}](${addressOf(href)})${of} — ${texts.map(plain).join(' · ')}`
    })
    return [`## ${name}`, items.length > 0 ? items.join('\n') : (none ?? '')]
  })
  return `${[`# ${title}`, ...intro, ...blocks].join('\n\n')}\n`
}

/** The facts alone, times in epoch milliseconds. */
export const toJson = (handover: Handover): string =>
  `${JSON.stringify(handover, (_, value: unknown) => (typeof value === 'string' ? hideWrittenSecrets(value) : value), 2)}\n`

/** In one line, without secrets, and without a sign that Markdown would take for its own. */
const plain = (text: string): string =>
  hideWrittenSecrets(text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>#|~]/g, '\\$&')

const addressOf = (path: string): string =>
  `${window.location.origin}${withPlace(path, currentPlace())}`.replaceAll('(', '%28').replaceAll(')', '%29')
