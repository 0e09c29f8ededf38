import { useQueryClient } from '@tanstack/react-query'
import type { BulkItem, ItemResult } from '#domain/operation/bulk'
import { useBulkWords, type BulkWords } from '#i18n/bulk'
import { resumeBulk, stopBulk } from '#queries/operation/bulk/runBulk'
import { forgetBulk } from '#queries/operation/bulk/store'
import type { BulkView } from '#queries/operation/bulk/useBulk'
import { href } from '#routes'
import { Button } from '#ui/Button'
import { Link } from '#ui/Link'
import { Dialog } from '#ui/mui/Dialog'
import { Notice } from '#ui/Notice'
import { ProgressBar } from '#ui/ProgressBar'
import { Table, TableBody, TableCell, TableRow } from '#ui/Table'
import { Text } from '#ui/Text'
import styles from './desk.module.css'

/** What was sent and what not, node by node; Stop while it runs, Resume where it did not come to its end. */
export function BulkProgress({ view, onClose }: { view: BulkView; onClose: () => void }) {
  const words = useBulkWords()
  const client = useQueryClient()
  const { bulk, life, counts } = view
  const over = bulk.items.length - counts.waiting - counts.underWay
  const isOver = life === 'done' || counts.waiting + counts.underWay === 0
  const forget = () => {
    forgetBulk()
    onClose()
  }
  return (
    <Dialog
      title={words.runningTitle(bulk.action, bulk.items.length)}
      onClose={onClose}
      actions={
        <>
          {life !== 'running' && !isOver && counts.waiting > 0 && (
            <Button size="medium" tone="inherit" onClick={forget}>
              {words.discard}
            </Button>
          )}
          <Button size="medium" onClick={isOver && life !== 'running' ? forget : onClose}>
            {isOver ? words.close : words.hide}
          </Button>
          {life === 'running' && (
            <Button variant="contained" size="medium" onClick={stopBulk}>
              {words.stop}
            </Button>
          )}
          {(life === 'stopped' || life === 'interrupted') && counts.waiting > 0 && (
            <Button variant="contained" size="medium" onClick={() => resumeBulk(client)}>
              {words.resume(counts.waiting)}
            </Button>
          )}
        </>
      }
    >
      <ProgressBar
        label={words.progress}
        value={over}
        max={bulk.items.length}
        isStopped={life === 'stopped' || life === 'interrupted'}
      />
      <p role="status">{countWords(view, words)}</p>
      <Life view={view} />
      <ItemTable view={view} />
    </Dialog>
  )
}

/** "3 sent · 2 done · 1 went wrong · 37 not sent" */
function countWords({ counts }: BulkView, words: BulkWords): string {
  return (Object.keys(words.counts) as (keyof BulkView['counts'])[])
    .filter((name) => name === 'sent' || counts[name] > 0)
    .map((name) => words.counts[name](counts[name]))
    .join(' · ')
}

function Life({ view: { bulk, life } }: { view: BulkView }) {
  const words = useBulkWords()
  const stop = bulk.life.kind === 'stopped' ? bulk.life : undefined
  const item = stop?.index === undefined ? undefined : bulk.items[stop.index]
  if (life === 'running' || life === 'done') return <p>{words.life[life]}</p>
  return (
    <Notice tone="warning" role="alert" {...(stop && { title: words.stopped[stop.why] })}>
      {item && (
        <p>
          <bdi>{words.at(item.nodeName, item.workflowName)}</bdi>
        </p>
      )}
      <p>{words.life[life]}</p>
    </Notice>
  )
}

const columns = { node: {}, workflow: { hideBelow: 'sm' }, result: {} } as const

function ItemTable({ view }: { view: BulkView }) {
  const words = useBulkWords()
  const { bulk, results } = view
  return (
    <div className={styles.items}>
      <Table label={words.table} columns={columns} heads={words.columns} density="dense">
        <TableBody>
          {bulk.items.map((item, index) => (
            <ItemRow
              key={`${item.executionId} ${item.nodeId}`}
              item={item}
              result={results[index] ?? 'waiting'}
              view={view}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  )
}

function ItemRow({ item, result, view }: { item: BulkItem; result: ItemResult; view: BulkView }) {
  const words = useBulkWords()
  const { workflowId, executionId, nodeId, nodeName, workflowName, progress } = item
  const by = whoWasFirst(item, view)
  return (
    <TableRow>
      <TableCell>
        <Link href={href('execution', { workflowId, executionId }, { node: nodeId })}>
          <bdi>{nodeName}</bdi>
        </Link>
      </TableCell>
      <TableCell column={columns.workflow}>
        <bdi>{workflowName}</bdi>
      </TableCell>
      <TableCell>
        <Text
          tone={troubled.has(result) ? 'error' : progress.kind === 'waiting' ? 'muted' : undefined}
          strong={troubled.has(result)}
        >
          {by === undefined ? words.result[result] : words.by(words.result[result], by)}
        </Text>
      </TableCell>
    </TableRow>
  )
}

const troubled: ReadonlySet<ItemResult> = new Set([
  'failedAgain',
  'refused',
  'throttled',
  'unknown',
  'noEffect',
  'notSent',
])

function whoWasFirst({ progress }: BulkItem, { recordOf }: BulkView): string | undefined {
  if (progress.kind === 'passed') return progress.by?.name
  const answer = progress.kind === 'sent' ? recordOf(progress.recordId)?.answer : undefined
  return answer?.kind === 'notSent' ? answer.blockedBy?.name : undefined
}
