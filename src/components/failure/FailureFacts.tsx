import type { Failure } from '#domain/failure/failure'
import { sourceOf } from '#domain/failure/source'
import { useI18n } from '#i18n/I18n'
import { CopyText } from '#components/page/CopyText'
import { Description, DescriptionList } from '#ui/DescriptionList'

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
    <DescriptionList variant="compact">
      {message !== undefined && (
        <Description name={words.messageFrom[sourceOf(failure)]}>{message}</Description>
      )}
      {code !== undefined && (
        <Description name={words.code} mono>
          {code}
        </Description>
      )}
      {httpStatus !== undefined && (
        <Description name={words.httpStatus} mono>
          {httpStatus}
        </Description>
      )}
      {field !== undefined && (
        <Description name={words.field} mono>
          {field}
        </Description>
      )}
      {requestId !== undefined && (
        <Description name={words.requestId}>
          <CopyText text={requestId} label={words.requestId} />
        </Description>
      )}
      {gatewayRequestId !== undefined && (
        <Description name={words.gatewayRequestId}>
          <CopyText text={gatewayRequestId} label={words.gatewayRequestId} />
        </Description>
      )}
      {excerpt !== undefined && (
        <Description name={words.excerpt} mono>
          {excerpt}
        </Description>
      )}
    </DescriptionList>
  )
}
