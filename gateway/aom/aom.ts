import type { KeySource, Settings } from '../settings/settings'
import type { Log } from '../telemetry/log'
import type { Metrics } from '../telemetry/metrics'
import type { Credential } from './credential'
import { createIdentities } from './identity'
import type { Identities } from './identity'
import { createKeyGuard, guarded } from './keyGuard'
import { createSender, usualPatience } from './send'
import type { Patience, Send } from './send'

/** The ways to AOM and IAM. */
export type Aom = {
  /** With the operator's credential, or the gateway's own key. */
  readonly send: Send
  /** With the key that reads for everybody; null without one. */
  readonly reader: { readonly credential: () => Credential; readonly send: Send } | null
  readonly identities: Identities
  readonly patience: Patience
  close(): void
}

type AomOptions = {
  readonly settings: Pick<Settings, 'readerKey' | 'limits'>
  readonly patience?: Patience | undefined
  readonly log: Log
  readonly metrics: Pick<Metrics, 'aomAnswered' | 'keyHeld'>
}

export function openAom({ settings, patience = usualPatience, log, metrics }: AomOptions): Aom {
  const sender = createSender({
    patience,
    connections: settings.limits.aomConnections,
    log,
    observe: ({ operation }, status, durationMs) => metrics.aomAnswered({ operation, status, durationMs }),
  })
  const operatorGuard = () =>
    createKeyGuard(undefined, undefined, (isPaused) => metrics.keyHeld('operator', isPaused))
  const readerGuard = () =>
    createKeyGuard(undefined, 'READER_AK, READER_SK, READER_SECURITY_TOKEN', (isPaused) =>
      metrics.keyHeld('reader', isPaused),
    )
  const { readerKey } = settings
  return {
    send: guarded(sender.send, operatorGuard),
    reader: readerKey && { credential: keyOf(readerKey), send: guarded(sender.send, readerGuard) },
    identities: createIdentities(sender.send),
    patience,
    close: () => sender.close(),
  }
}

const keyOf = (source: KeySource) => (): Credential => ({ kind: 'key', key: source.current() })
