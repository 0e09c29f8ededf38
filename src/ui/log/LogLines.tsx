import { clsx } from 'clsx'
import { Fragment, type CSSProperties } from 'react'
import type { LogPart } from './ansi'
import styles from './LogLines.module.css'

/** A stretch of a line that was searched for. */
export interface LogMatch {
  readonly line: number
  readonly from: number
  readonly to: number
}

interface LogLinesProps {
  label: string
  lines: readonly (readonly LogPart[])[]
  isWrapped: boolean
  /** Marked, and brought into sight as long as nothing is searched for. */
  faultLine?: number | undefined
  faultTitle?: string
  matches?: readonly LogMatch[]
  /** Brought into sight. */
  currentMatch?: LogMatch | undefined
  /** Marked otherwise: what another log does not have. */
  marked?: ReadonlySet<number>
  markedTitle?: string
}

/** A log with its line numbers, scrolled within itself and by keyboard too. */
export function LogLines(props: LogLinesProps) {
  const { label, lines, isWrapped, faultLine, faultTitle, matches = [], currentMatch } = props
  const { marked, markedTitle } = props
  const byLine = new Map<number, LogMatch[]>()
  for (const match of matches) byLine.set(match.line, [...(byLine.get(match.line) ?? []), match])
  const seen = currentMatch?.line ?? faultLine
  return (
    <section
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
      tabIndex={0}
      className={clsx(styles.log, isWrapped && styles.wrapped)}
      style={{ '--digits': `${String(lines.length).length}ch` } as CSSProperties}
    >
      {lines.map((parts, index) => {
        const own = byLine.get(index)
        const isFault = index === faultLine
        const isMarked = marked?.has(index)
        return (
          <div
            // oxlint-disable-next-line react/no-array-index-key -- a line is its place
            key={index}
            className={clsx(styles.line, isFault && styles.fault, isMarked && styles.marked)}
            title={isFault ? faultTitle : isMarked ? markedTitle : undefined}
            // Another match in the same line is another element to look at.
            {...(index === seen && { ref: currentMatch ? lookAtMatch : lookAt })}
          >
            {own ? (
              <Marked parts={parts} matches={own} current={currentMatch} />
            ) : (
              parts.map((part, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- the parts of a line never change places
                <span key={at} className={clsx(part.look.map((name) => styles[name as keyof typeof styles]))}>
                  {part.text}
                </span>
              ))
            )}
            {'\n'}
          </div>
        )
      })}
    </section>
  )
}

/** Scrolls the log alone: the page stays where it is. */
function lookAt(line: HTMLElement | null) {
  const log = line?.parentElement
  if (line && log) log.scrollTop = line.offsetTop - log.clientHeight / 3
}

const lookAtMatch = (line: HTMLElement | null) => lookAt(line)

function Marked(props: {
  parts: readonly LogPart[]
  matches: readonly LogMatch[]
  current: LogMatch | undefined
}) {
  const text = props.parts.map((part) => part.text).join('')
  return props.matches.map((match, index) => (
    <Fragment key={match.from}>
      {text.slice(props.matches[index - 1]?.to ?? 0, match.from)}
      <mark className={clsx(styles.match, match === props.current && styles.current)}>
        {text.slice(match.from, match.to)}
      </mark>
      {index === props.matches.length - 1 && text.slice(match.to)}
    </Fragment>
  ))
}
