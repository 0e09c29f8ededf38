import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#ui/Button'
import { FailureNotice } from '#components/failure/FailureNotice'
import type { ActivityEntry } from '#domain/operation/activity'
import { toFailure, type Failure } from '#domain/failure/failure'
import type { OperationFilter } from '#domain/operation/filter'
import { useActivityWords } from '#i18n/activity'
import { useI18n } from '#i18n/I18n'
import { readWholeActivity } from '#queries/journal/activity'
import { useProjectRecords } from '#queries/operation/records'
import styles from './activity.module.css'
import { downloadFile } from '#ui/downloadFile'
import { byteOrderMark, toTeamCsv, toTeamJson } from './exportRecords'

const formats = {
  csv: [
    'aom-operations.csv',
    'text/csv',
    (entries: readonly ActivityEntry[]) => byteOrderMark + toTeamCsv(entries),
  ],
  json: ['aom-operations.json', 'application/json', toTeamJson],
} as const
type FileFormat = keyof typeof formats

/** Files of all that passes the filter, however much of it is on screen. */
export function TeamExport({ filter }: { filter: OperationFilter }) {
  const { format } = useI18n()
  const words = useActivityWords()
  const client = useQueryClient()
  const records = useProjectRecords()
  const [state, setState] = useState<{ isBusy?: true; failed?: [FileFormat, Failure]; cutAt?: number }>({})
  const reading = useRef<AbortController>(null)
  useEffect(() => () => reading.current?.abort(), [])

  const save = async (wanted: FileFormat) => {
    const abort = new AbortController()
    reading.current = abort
    setState({ isBusy: true })
    try {
      const { entries, isCut } = await readWholeActivity(client, filter, records, abort.signal)
      const [name, type, textOf] = formats[wanted]
      downloadFile(name, type, textOf(entries))
      setState(isCut ? { cutAt: entries.length } : {})
    } catch (error) {
      if (!abort.signal.aborted) setState({ failed: [wanted, toFailure(error)] })
    }
  }
  const { isBusy = false, failed, cutAt } = state
  return (
    <>
      <Button variant="outlined" isBusy={isBusy} onClick={() => void save('csv')}>
        {words.exportCsv}
      </Button>
      <Button variant="outlined" isBusy={isBusy} onClick={() => void save('json')}>
        {words.exportJson}
      </Button>
      <div role="status" className={styles.ownLine}>
        {isBusy && words.exporting}
        {cutAt !== undefined && words.exportCut(format.number(cutAt))}
      </div>
      {failed && (
        <div className={styles.ownLine}>
          <FailureNotice failure={failed[1]} onRetry={() => void save(failed[0])} />
        </div>
      )}
    </>
  )
}
