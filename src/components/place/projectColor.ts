import type { CSSProperties } from 'react'

/*
 * A project's own colour, so that two of them look different at a glance. It stands beside the name only, never behind or
 * in text, and can be seen (3:1) on the header of both themes.
 */
const projectColors = [
  '#d93a3a',
  '#c25a00',
  '#9a7b00',
  '#2e8b3d',
  '#008a8a',
  '#2478cc',
  '#5f6bd6',
  '#9350d0',
  '#c23f96',
  '#8a6d55',
] as const

/** The same for an id in every browser. */
export function projectColor(projectId: string): string {
  let hash = 0
  for (const letter of projectId) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return projectColors[hash % projectColors.length] ?? projectColors[0]
}

/** For styles that use `var(--project)`. */
export const projectStyle = (projectId: string): CSSProperties & Record<'--project', string> => ({
  '--project': projectColor(projectId),
})
