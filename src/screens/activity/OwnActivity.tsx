import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { EmptyState } from '#ui/EmptyState'
import { PageTitle } from '#components/page/PageTitle'
import { entryOf } from '#domain/operation/activity'
import { useActivityWords } from '#i18n/activity'
import { useOperationRecords } from '#queries/operation/records'
import { ActivityTable } from './ActivityTable'
import { downloadFile } from './downloadFile'
import { byteOrderMark, toCsv, toJson } from './exportRecords'

/** Every operation sent from this browser: when, what, why, AOM's answer, and whether the effect was seen. */
export function OwnActivity() {
  const records = useOperationRecords()
  const words = useActivityWords()
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <PageTitle title={words.title} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'baseline' }}>
        <Typography variant="h1" sx={{ flexGrow: 1 }}>
          {words.title}
        </Typography>
        {records.length > 0 && (
          <>
            <Button
              variant="outlined"
              onClick={() => downloadFile('aom-operations.csv', 'text/csv', byteOrderMark + toCsv(records))}
            >
              {words.exportCsv}
            </Button>
            <Button
              variant="outlined"
              onClick={() => downloadFile('aom-operations.json', 'application/json', toJson(records))}
            >
              {words.exportJson}
            </Button>
          </>
        )}
      </Box>
      <Typography sx={{ color: 'text.secondary' }}>{words.scope}</Typography>
      {records.length === 0 ? (
        <EmptyState title={words.empty} text={words.emptyHint} />
      ) : (
        <ActivityTable entries={records.map((record) => entryOf(record))} now={0} />
      )}
    </Box>
  )
}
