import { withoutAnsi } from '#domain/execution/cause'
import { hideLogSecrets } from '#domain/failure/writtenSecrets'
import { readAnsi, type LogPart } from '#ui/log/ansi'

/** A line in which a secret was hidden loses its colours: what hides them must not be fooled by these. */
export function readLog(text: string): { plain: string[]; lines: LogPart[][] } {
  const colored = readAnsi(text.replaceAll('\r\n', '\n'))
  const raw = colored.map((parts) => withoutAnsi(parts.map((part) => part.text).join('')))
  const plain = hideLogSecrets(raw.join('\n')).split('\n')
  while (plain.length > 1 && plain.at(-1)?.trim() === '') plain.pop()
  const isAligned =
    plain.length <= raw.length && plain.every((line, index) => line === raw[index] || line.includes('•'))
  const lines = plain.map((line, index) =>
    isAligned && line === raw[index] ? (colored[index] ?? []) : [{ text: line, look: [] }],
  )
  return { plain, lines }
}
