import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { Failure } from '#domain/failure/failure'
import { sourceOf } from '#domain/failure/source'
import { useI18n } from '#i18n/I18n'
import { CopyText } from '#components/page/CopyText'
import styles from '#ui/facts.module.css'
import text from '#ui/text.module.css'

/** What the other side answered, word for word: what an operator quotes to Huawei. */
export function FailureFacts({ failure }: { failure: Failure }) {
  const { t } = useI18n()
  const words = t.failure
  const { message, code, httpStatus, requestId, gatewayRequestId, field, excerpt } = failure
  if (
    message === undefined &&
    code === undefined &&
    httpStatus === undefined &&
    requestId === undefined &&
    gatewayRequestId === undefined &&
    field === undefined
  )
    return null
  return (
    <dl className={clsx(styles['answer'], text['note'])}>
      {message !== undefined && <Fact name={words.said[sourceOf(failure)]}>{message}</Fact>}
      {code !== undefined && (
        <Fact name={words.code} mono>
          {code}
        </Fact>
      )}
      {httpStatus !== undefined && (
        <Fact name={words.httpStatus} mono>
          {httpStatus}
        </Fact>
      )}
      {field !== undefined && (
        <Fact name={words.field} mono>
          {field}
        </Fact>
      )}
      {requestId !== undefined && (
        <Fact name={words.requestId}>
          <CopyText text={requestId} label={words.requestId} />
        </Fact>
      )}
      {gatewayRequestId !== undefined && (
        <Fact name={words.gatewayRequestId}>
          <CopyText text={gatewayRequestId} label={words.gatewayRequestId} />
        </Fact>
      )}
      {excerpt !== undefined && (
        <Fact name={words.excerpt} mono>
          {excerpt}
        </Fact>
      )}
    </dl>
  )
}

function Fact(props: { name: string; mono?: boolean; children: ReactNode }) {
  return (
    <>
      <dt className={text['muted']}>{props.name}</dt>
      <dd dir="auto" className={props.mono ? text['mono'] : styles['value']}>
        {props.children}
      </dd>
    </>
  )
}
