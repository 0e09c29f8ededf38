import type { CSSProperties } from 'react'

/*
 * The colours that an environment may be given by name. They stand as a stripe or a border only, never behind or in
 * text, and can be seen (3:1) on the header of both themes.
 */
export const environmentColors: Readonly<Record<string, string>> = {
  red: '#d93a3a',
  orange: '#d4620a',
  amber: '#a87a00',
  green: '#2e8b3d',
  blue: '#2478cc',
  purple: '#9350d0',
  gray: '#7a828c',
}

const gray = '#7a828c'

/** A name of the list, or #rrggbb; anything else is gray. */
export function environmentColor(color: string | null): string {
  if (color === null) return gray
  if (/^#[0-9a-f]{6}$/i.test(color)) return color
  return (Object.hasOwn(environmentColors, color) && environmentColors[color]) || gray
}

/** For styles that use `var(--environment)`. */
export const environmentStyle = (color: string | null): CSSProperties & Record<'--environment', string> => ({
  '--environment': environmentColor(color),
})
