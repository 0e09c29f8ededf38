import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { startMarkEnds } from './markEnds'
import { useProjectMarks } from './marks'
import { startReports } from './reports'
import { journalStreamOf } from './stream'

/** What any page does for and with the team: hears what others do to what it shows, and tells what it saw itself. */
export function useTeam(): void {
  const client = useQueryClient()
  useEffect(() => journalStreamOf(client).subscribe(() => undefined), [client])
  useEffect(startReports, [])
  useEffect(() => startMarkEnds(client), [client])
  useProjectMarks()
}
