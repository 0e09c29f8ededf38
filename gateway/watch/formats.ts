import { createHmac } from 'node:crypto'
import type { NotifySettings } from '../settings/settings'
import { linkOf, messageOf } from './message'
import type { Message } from './message'
import type { Notice } from './notice'
import { words } from './words'

/** One POST. */
export type Posting = {
  readonly url: URL
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
  /** Whether an answer with a 2xx says that the message was taken: robots refuse with 200 and a code. */
  readonly isTaken: (answer: string) => boolean
}

/** `at`: epoch milliseconds, of the signature. */
type Format = (notice: Notice, settings: NotifySettings, at: number) => Posting

/** Robots know no escape that all of them honour: what would begin a markup stands as its full-width letter. */
const plain = (text: string): string =>
  text.replaceAll(/[*`[<]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0))

/** Slack's own three escapes (Formatting text for app surfaces). */
const slackText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const codeIs =
  (name: 'code' | 'errcode') =>
  (answer: string): boolean => {
    try {
      return (JSON.parse(answer) as Record<string, unknown>)[name] === 0
    } catch {
      return false
    }
  }

function markdown(
  { title, cause, lines, more }: Message,
  open: string,
  moreWords: (count: number) => string,
) {
  return [
    `**${plain(title)}**`,
    ...(cause === null ? [] : [`> ${plain(cause)}`]),
    ...lines.map(({ text, link }) => `- ${plain(text)}${link === null ? '' : ` [${open}](${link})`}`),
    ...(more > 0 ? [`- ${moreWords(more)}`] : []),
  ]
}

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64')

const json: Format = (notice, { url, secret, publicUrl }, at) => {
  const body = JSON.stringify({
    id: notice.id,
    event: notice.kind,
    at,
    cause: notice.cause,
    nodes: notice.stops.map((stop) => ({
      projectId: stop.projectId,
      region: stop.region,
      workflowId: stop.workflowId,
      workflowName: stop.workflowName,
      executionId: stop.executionId,
      nodeId: stop.nodeId,
      nodeName: stop.nodeName,
      state: stop.state,
      cause: stop.cause,
      since: stop.since,
      overAt: stop.overAt,
      became: stop.became,
      url: linkOf(stop, publicUrl),
    })),
  })
  const headers = {
    // Whoever took it, but too late for us to know, gets it again.
    'idempotency-key': `"${notice.id}"`,
    ...(secret !== null && { 'x-signature-256': `sha256=${hexHmac(secret, body)}` }),
  }
  return { url, body, headers, isTaken: () => true }
}

const hexHmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex')

/** An incoming webhook: `{"text"}` in mrkdwn. */
const slack: Format = (notice, settings) => {
  const { open, more } = words[settings.language]
  const message = messageOf(notice, settings)
  const text = [
    `*${slackText(message.title)}*`,
    ...(message.cause === null ? [] : [`> ${slackText(message.cause)}`]),
    ...message.lines.map(
      ({ text, link }) => `• ${slackText(text)}${link === null ? '' : ` <${slackText(link)}|${open}>`}`,
    ),
    ...(message.more > 0 ? [`• ${more(message.more)}`] : []),
  ].join('\n')
  return { url: settings.url, body: JSON.stringify({ text }), isTaken: () => true }
}

/** A custom bot: a `post` of lines; `sign` is the HMAC of nothing under the key `timestamp\nsecret`, in seconds. */
const feishu: Format = (notice, settings, at) => {
  const { open, more } = words[settings.language]
  const { title, cause, lines, more: rest } = messageOf(notice, settings)
  const content = [
    ...(cause === null ? [] : [[{ tag: 'text', text: cause }]]),
    ...lines.map(({ text, link }) => [
      { tag: 'text', text: link === null ? text : `${text} ` },
      ...(link === null ? [] : [{ tag: 'a', text: open, href: link }]),
    ]),
    ...(rest > 0 ? [[{ tag: 'text', text: more(rest) }]] : []),
  ]
  const timestamp = String(Math.floor(at / 1_000))
  const { secret } = settings
  const language = settings.language === 'en' ? 'en_us' : 'zh_cn'
  const body = JSON.stringify({
    ...(secret !== null && { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') }),
    msg_type: 'post',
    content: { post: { [language]: { title, content } } },
  })
  return { url: settings.url, body, isTaken: codeIs('code') }
}

/** A custom robot: Markdown; the signature of `timestamp\nsecret` stands in the query, in milliseconds. */
const dingtalk: Format = (notice, settings, at) => {
  const { open, more } = words[settings.language]
  const message = messageOf(notice, settings)
  const url = new URL(settings.url)
  if (settings.secret !== null) {
    url.searchParams.set('timestamp', String(at))
    url.searchParams.set('sign', hmac(settings.secret, `${at}\n${settings.secret}`))
  }
  // Its lines need an empty one between them.
  const text = markdown(message, open, more).join('\n\n')
  const body = JSON.stringify({ msgtype: 'markdown', markdown: { title: message.title, text } })
  return { url, body, isTaken: codeIs('errcode') }
}

/** A group robot: Markdown of at most 4,096 bytes. */
const wecom: Format = (notice, settings) => {
  const { open, more } = words[settings.language]
  const message = messageOf(notice, settings)
  let lines = message.lines
  const write = () =>
    markdown(
      { ...message, lines, more: message.more + message.lines.length - lines.length },
      open,
      more,
    ).join('\n')
  while (lines.length > 1 && Buffer.byteLength(write()) > 4_096) lines = lines.slice(0, -1)
  const body = JSON.stringify({ msgtype: 'markdown', markdown: { content: write() } })
  return { url: settings.url, body, isTaken: codeIs('errcode') }
}

export const formats: Readonly<Record<NotifySettings['format'], Format>> = {
  json,
  slack,
  feishu,
  dingtalk,
  wecom,
}
