import { Button } from '#ui/Button'
import { EmptyState } from '#ui/EmptyState'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { entryOf } from '#domain/operation/activity'
import { useActivityWords } from '#i18n/activity'
import { useOperationRecords } from '#queries/operation/records'
import styles from './activity.module.css'
import { ActivityTable } from './ActivityTable'
import { downloadFile } from '#ui/downloadFile'
import { byteOrderMark, toCsv, toJson } from './exportRecords'

/** Every operation sent from this browser: when, what, why, AOM's answer, and whether the effect was seen. */
export function OwnActivity() {
  const records = useOperationRecords()
  const words = useActivityWords()
  return (
    <Stack gap="xl">
      <Stack direction="row" gap="md" align="baseline">
        <h1 className={styles.title}>{words.title}</h1>
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
      </Stack>
      <Text as="p" tone="muted">
        {words.scope}
      </Text>
      {records.length === 0 ? (
        <EmptyState title={words.empty} text={words.emptyHint} />
      ) : (
        <ActivityTable entries={records.map((record) => entryOf(record))} now={0} />
      )}
    </Stack>
  )
}
