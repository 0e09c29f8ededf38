import Anser from 'anser'

/** A stretch of one look, by the names of a terminal's colours and decorations. */
export interface LogPart {
  readonly text: string
  readonly look: readonly string[]
}

/** A program's output for a terminal, line by line. A colour goes on until it is taken back, over lines too. */
export function readAnsi(text: string): LogPart[][] {
  const lines: LogPart[][] = [[]]
  for (const { content, fg, decorations } of Anser.ansiToJson(text, {
    use_classes: true,
    remove_empty: true,
  })) {
    const look = [...(fg ? [fg.replace('ansi-', '').replace('bright-', '')] : []), ...decorations]
    for (const [index, part] of content.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (part !== '') lines.at(-1)?.push({ text: part.replaceAll('\r', ''), look })
    }
  }
  return lines
}
