import type { ReactNode } from 'react'
import type { Failure } from '#domain/failure/failure'
import type { OperationRecord } from '#domain/operation/operation'
import { kindOf } from '#domain/operation/action'
import { useI18n } from '#i18n/I18n'
import { useResultWords } from '#i18n/operationResults'
import { FailureNotice } from '#components/failure/FailureNotice'
import { currentPhase } from '#domain/operation/record'
import { effectLines } from './kinds'
import { Disclosure } from '#ui/Disclosure'
import { Text } from '#ui/Text'

/** The words of a result. Times stand still here: a live region that ticks would never stop talking. */
export function OperationResultText({ record }: { record: OperationRecord }) {
  const { t, format } = useI18n()
  const words = useResultWords().result
  const { answer, by } = record
  const kind = kindOf(record.action)
  const time = (at: number) => format.clock(at)
  switch (currentPhase(record)) {
    case 'requested':
      return by ? (
        <Line>{words.theirs(by.name, record.action, time(record.requestedAt))}</Line>
      ) : (
        <Line>
          {words.sentAt(time(record.requestedAt))}
          {format.betweenSentences}
          {words.requested}
        </Line>
      )
    case 'accepted':
      return <Line>{words.accepted(time(answer?.at ?? record.requestedAt), kind)}</Line>
    case 'effectSeen':
    case 'settled':
      return <Effect record={record} />
    case 'noEffect':
      return (
        <>
          <Line>{answer ? words.noEffect : t.operation.noEffect}</Line>
          {answer?.kind === 'accepted' && (
            <Raw text={`HTTP ${answer.httpStatus} ${answer.body.trim() || words.emptyAnswer}`} />
          )}
          {answer?.kind === 'accepted' && answer.requestId !== undefined && (
            <Line>{words.requestId(answer.requestId)}</Line>
          )}
          <Checked record={record} />
        </>
      )
    case 'refused':
      return (
        answer?.kind === 'refused' && (
          <>
            <FailureNotice failure={answer.failure} stillTrue={words.refusedTrue} isInLiveRegion />
            {!by && record.reason !== undefined && <Line>{words.reasonKept}</Line>}
          </>
        )
      )
    case 'notSent':
      return (
        answer?.kind === 'notSent' && (
          <NotSent answer={answer} keepsReason={!by && record.reason !== undefined} />
        )
      )
    case 'unknown':
    case 'unknownNoEffect':
      return (
        <>
          <Line>{currentPhase(record) === 'unknown' ? words.unknown(kind) : words.unknownNoEffect}</Line>
          {answer?.kind === 'unknown' && <UnknownAnswer answer={answer} />}
          <Checked record={record} />
        </>
      )
  }
}

/** Asked again at once it would fare no better: not signed in, not allowed, held, too often. */
const isStillSo = ({ httpStatus = 0 }: Failure): boolean => [401, 403, 409, 429].includes(httpStatus)

/** Why nothing left for AOM: a colleague was first, or what the gateway says. */
function NotSent(props: {
  answer: Extract<OperationRecord['answer'], { kind: 'notSent' }>
  keepsReason: boolean
}) {
  const { format } = useI18n()
  const words = useResultWords().result
  const { failure, blockedBy } = props.answer
  const stillTrue = isStillSo(failure) ? words.notSentTrue : `${words.notSentTrue} ${words.actAgain}`
  return (
    <>
      {blockedBy ? (
        <Line>{words.blockedBy(blockedBy.name, blockedBy.action, format.clock(blockedBy.since))}</Line>
      ) : (
        <FailureNotice failure={failure} stillTrue={stillTrue} isInLiveRegion />
      )}
      {props.keepsReason && <Line>{words.reasonKept}</Line>}
    </>
  )
}

function Effect({ record }: { record: OperationRecord }) {
  const i18n = useI18n()
  const words = useResultWords()
  return (
    <>
      {record.answer?.kind === 'unknown' && <Line>{words.result.unknownSeen[kindOf(record.action)]}</Line>}
      {effectLines(record, i18n, words).map((line) => (
        <Line key={line}>{line}</Line>
      ))}
    </>
  )
}

/** What came instead of AOM's answer, of a web page its title: it is not a failure of the operation, so it is not called one. */
function UnknownAnswer({ answer }: { answer: Extract<OperationRecord['answer'], { kind: 'unknown' }> }) {
  const words = useResultWords().result
  const { t } = useI18n()
  const { httpStatus, code, message, excerpt, requestId } = answer.failure
  const said = message ?? excerpt ?? ''
  const isPage = /^\s*</.test(said)
  const text = isPage ? (/<title>([^<]*)/i.exec(said)?.[1]?.trim() ?? '') : said
  const status = httpStatus !== undefined && !text.startsWith(`${httpStatus} `) && `HTTP ${httpStatus}`
  const parts = [status, code, text].filter(Boolean)
  return (
    <>
      {parts.length > 0 && <Raw text={parts.join(' ')} />}
      {isPage && (
        <Disclosure isMuted summary={<Text look="note">{t.failure.line.details}</Text>}>
          <Raw text={said} />
        </Disclosure>
      )}
      {requestId !== undefined && <Line>{words.requestId(requestId)}</Line>}
    </>
  )
}

function Checked({ record }: { record: OperationRecord }) {
  const { format } = useI18n()
  const words = useResultWords().result
  // Until the first read its line is kept.
  return (
    <Line>{record.checkedAt === undefined ? '\u00a0' : words.checkedAt(format.clock(record.checkedAt))}</Line>
  )
}

const Line = ({ children }: { children: ReactNode }) => (
  <Text as="p" look="note">
    {children}
  </Text>
)

const Raw = ({ text }: { text: string }) => (
  <Text as="code" look="note" mono>
    {text}
  </Text>
)
