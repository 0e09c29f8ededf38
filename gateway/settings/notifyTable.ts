import * as v from 'valibot'
import { listOf, origin, webAddress } from './addresses'
import { text, visible } from './kinds'
import type { Setting } from './kinds'

/** The states in which a node may wait for a person. */
export const notifiableStates = ['failed', 'timedOut', 'paused', 'unknown'] as const

/** Who is told when something stops, and of what. */
export const notifyTable = [
  {
    name: 'NOTIFY_URL',
    group: 'Telling people',
    schema: webAddress,
    default: null,
    defaultInWords: 'none',
    help: 'where a message is sent when a node stops, and when that is over; needs a key (`CLOUD_SDK_AK` or `READER_AK`) and `AOM_PROJECT_ID` or `WATCH_PROJECTS`',
    mistake: 'is not an address: write the whole address of the webhook, with http or https',
    isSecret: true,
    hasFile: true,
  },
  {
    name: 'NOTIFY_FORMAT',
    group: 'Telling people',
    schema: v.picklist(['json', 'slack', 'feishu', 'dingtalk', 'wecom']),
    default: 'json',
    help: 'what stands there: `json` (any program), or a robot of `slack`, `feishu`, `dingtalk` or `wecom`',
    mistake: 'is not a format: write NOTIFY_FORMAT=json, slack, feishu, dingtalk or wecom',
  },
  {
    name: 'NOTIFY_SECRET',
    group: 'Telling people',
    schema: visible,
    default: null,
    defaultInWords: 'none',
    help: 'the secret with which messages are signed: that of a robot of `feishu` or `dingtalk`; of `json` the header `X-Signature-256` has the body’s HMAC-SHA256',
    mistake: 'holds a character that no secret has: copy it again, without spaces and line breaks',
    isSecret: true,
    hasFile: true,
  },
  {
    name: 'NOTIFY_LANGUAGE',
    group: 'Telling people',
    schema: v.picklist(['en', 'zh-CN']),
    default: 'en',
    help: 'the language of messages: `en` or `zh-CN`',
    mistake: 'is not a language: write NOTIFY_LANGUAGE=en or zh-CN',
  },
  {
    name: 'NOTIFY_STATES',
    group: 'Telling people',
    schema: v.pipe(listOf(v.picklist(notifiableStates)), v.minLength(1)),
    default: 'failed,timedOut,paused,unknown',
    help: `the states that are told, with commas: ${notifiableStates.map((state) => `\`${state}\``).join(', ')}`,
    mistake: `is not a list of states: write some of ${notifiableStates.join(', ')}, separated by commas`,
  },
  {
    name: 'NOTIFY_WORKFLOWS',
    group: 'Telling people',
    schema: v.pipe(listOf(v.pipe(text, v.maxLength(256))), v.minLength(1)),
    default: null,
    defaultInWords: 'all',
    example: 'Patch *,Backup',
    help: 'the workflows that are told, by name, with commas; `*` stands for any characters',
    mistake: 'is not a list of names: write names separated by commas, for example NOTIFY_WORKFLOWS=Patch *',
  },
  {
    name: 'NOTIFY_TAGS',
    group: 'Telling people',
    schema: v.pipe(listOf(v.pipe(text, v.regex(/^[^=]+=[^=]*$/))), v.minLength(1)),
    default: null,
    defaultInWords: 'all',
    example: 'team=db',
    help: 'only workflows with one of these tags (`key=value`, with commas)',
    mistake: 'is not a list of tags: write key=value, separated by commas, for example NOTIFY_TAGS=team=db',
  },
  {
    name: 'PUBLIC_URL',
    group: 'Telling people',
    schema: origin,
    default: null,
    defaultInWords: 'none: messages have no link',
    example: 'https://aom.example.com',
    help: 'where people open this product (scheme and host only); the links of messages lead there',
    mistake: 'is not an address: write scheme and host only, for example PUBLIC_URL=https://aom.example.com',
  },
] as const satisfies readonly Setting[]
