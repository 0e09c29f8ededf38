import * as v from 'valibot'
import { origin, outboundProxy } from './addresses'

export const groups = [
  'Which AOM',
  'Keys of the gateway’s own',
  'Where it listens, and who stands in front',
  'Who may do what',
  'What is kept',
  'Telling people',
  'How pages are marked',
  'Watching and stopping it',
  'Limits',
  'The way out',
] as const

/** One setting: an environment variable. */
export type Setting = {
  readonly name: string
  readonly group: (typeof groups)[number]
  /** Reads what is written there, which is never empty. */
  readonly schema: v.GenericSchema<string, unknown>
  /** What counts where nothing is written; null where that is nothing, or depends on other things. */
  readonly default: string | null
  /** The same in words, where `default` does not say it. */
  readonly defaultInWords?: string
  /** What it means, in one line. */
  readonly help: string
  /** How the line goes on, after the name, where the schema refuses. It never repeats what was written. */
  readonly mistake: string
  /** What the env example shows where there is no default. */
  readonly example?: string
  readonly isSecret?: true
  /** `<NAME>_FILE` may name a file that holds it. */
  readonly hasFile?: true
}

export const colors = ['red', 'orange', 'amber', 'green', 'blue', 'purple', 'gray']
const ownHeaders = [
  'host|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|content-.*|accept.*|date|via|forwarded',
  'authorization|proxy-.*|cookie|origin|referer|sec-.*|if-.*|range|cache-control|pragma|user-agent|last-event-id',
  'x-auth-token|x-subject-token|x-security-token|x-sdk-date|x-project-id|x-aom-region|x-operation-.*|idempotency-key',
  'x-forwarded-(?:for|proto|host|port)|x-request-id|x-gateway-.*',
].join('|')
const ownHeader = new RegExp(`^(?:${ownHeaders})$`)

export const text = v.string()
// What may stand in a header; a key with a space or a line break in it was cut or pasted wrongly.
export const visible = v.pipe(text, v.regex(/^[!-~]+$/))
// A comma would end the key's id within the Authorization header.
export const keyId = v.pipe(visible, v.excludes(','))
export const headerName = v.pipe(
  text,
  v.toLowerCase(),
  v.regex(/^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/),
  v.check((name) => !ownHeader.test(name)),
)
export const label = v.pipe(text, v.maxLength(40), v.regex(/^\P{Cc}*$/u))
const notAKey = 'holds a character that no key has: copy it again, without spaces and line breaks'

export function secret<const N extends string, S extends v.GenericSchema<string, string>>(
  name: N,
  schema: S,
  help: string,
) {
  const rest = { mistake: notAKey, isSecret: true, hasFile: true, default: null } as const
  return { name, group: 'Keys of the gateway’s own', schema, help, ...rest } as const
}

export function yesOrNo<const N extends string>(name: N, group: Setting['group'], help: string) {
  const schema = v.pipe(
    v.picklist(['0', '1', 'false', 'true']),
    v.transform((word) => word === '1' || word === 'true'),
  )
  const mistake = `is not a switch: write ${name}=1 or ${name}=0`
  return { name, group, schema, default: '0', help: `1: ${help}`, mistake } as const
}

type Span = readonly [least: number, most: number]

export function wholeNumber<const N extends string>(
  name: N,
  group: Setting['group'],
  usual: number,
  [least, most]: Span,
  help: string,
) {
  const schema = v.pipe(text, v.regex(/^\d{1,9}$/), v.transform(Number), v.minValue(least), v.maxValue(most))
  const mistake = `is not a number from ${least} to ${most}: write for example ${name}=${usual}`
  return { name, group, schema, default: String(usual), help, mistake } as const
}

export function address<const N extends string>(name: N, service: string, help: string) {
  const example = `https://${service}.cn-north-4.myhuaweicloud.com`
  const mistake = `is not an address: write scheme and host only, for example ${name}=${example}`
  const defaultInWords = 'the region’s'
  return {
    name,
    group: 'Which AOM',
    schema: origin,
    default: null,
    defaultInWords,
    help,
    mistake,
    example,
  } as const
}

export function wayOut<const N extends string>(name: N, help: string) {
  const mistake = `is not the address of a proxy: write for example ${name}=http://proxy.example.com:3128`
  const rest = { default: null, example: 'http://proxy.example.com:3128', isSecret: true } as const
  return { name, group: 'The way out', schema: outboundProxy, help, mistake, ...rest } as const
}
