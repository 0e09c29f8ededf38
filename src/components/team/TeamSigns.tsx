import { Signs, type Sign } from '#ui/Signs'
import { useTeamWords } from '#i18n/team'
import { joinLines, type TeamLine } from './teamLines'

const signOf: Readonly<Record<TeamLine['kind'], Sign>> = {
  snooze: 'sleep',
  claim: 'flag',
  operation: 'turn',
  note: 'speech',
}

interface TeamSignsProps {
  /** What it is said of, where nothing beside it says so. */
  of?: string
  lines: readonly TeamLine[]
  /** Where there is room for so many only; all that is said stands in its words. */
  most?: number
}

/** What the team says of something, where there is no room for its words. */
export function TeamSigns({ of, lines, most }: TeamSignsProps) {
  const { ofNode } = useTeamWords()
  if (lines.length === 0) return null
  const text = joinLines(lines)
  const signs = [...new Set(lines.map(({ kind }) => signOf[kind]))]
  return <Signs signs={signs.slice(0, most)} text={of === undefined ? text : ofNode(of, text)} />
}
