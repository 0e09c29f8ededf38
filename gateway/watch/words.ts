import type { NotifySettings } from '../settings/settings'
import type { Notice } from './notice'

/** The words of messages; states by the app's own names. */
type Words = {
  readonly states: Readonly<Record<string, string>>
  /** Of one node. */
  readonly one: Readonly<Record<Notice['kind'], (node: string, state: string) => string>>
  /** Of several that are alike. */
  readonly several: Readonly<Record<Notice['kind'], (count: number, state: string) => string>>
  /** Of several that are not. */
  readonly mixed: Readonly<Record<Notice['kind'], (count: number) => string>>
  readonly since: (time: string) => string
  readonly more: (count: number) => string
  readonly open: string
  readonly noReason: string
}

const en: Words = {
  states: {
    failed: 'failed',
    timedOut: 'timed out',
    paused: 'paused',
    unknown: 'in an unknown state',
    running: 'running again',
    waiting: 'waiting to run',
    succeeded: 'succeeded',
    skipped: 'skipped',
    canceling: 'being canceled',
    canceled: 'canceled',
    notStarted: 'not started',
    superseded: 'a newer run of the workflow has begun',
    stoppedAgain: 'ran again and stopped again',
  },
  one: {
    stopped: (node, state) => `${node} ${state}`,
    over: (node, state) => `${node} no longer waits: ${state}`,
    passed: (node, state) => `${node} had stopped, and no longer waits: ${state}`,
  },
  several: {
    stopped: (count, state) => `${count} nodes ${state} alike`,
    over: (count, state) => `${count} nodes no longer wait: ${state}`,
    passed: (count, state) => `${count} nodes had stopped, and no longer wait: ${state}`,
  },
  mixed: {
    stopped: (count) => `${count} nodes wait for a person`,
    over: (count) => `${count} nodes no longer wait`,
    passed: (count) => `${count} nodes had stopped, and no longer wait`,
  },
  since: (time) => `since ${time}`,
  more: (count) => `and ${count} more`,
  open: 'Open',
  noReason: 'AOM gave no reason.',
}

const zh: Words = {
  states: {
    failed: '失败',
    timedOut: '超时',
    paused: '暂停中',
    unknown: '状态未知',
    running: '正在重新执行',
    waiting: '待执行',
    succeeded: '成功',
    skipped: '已跳过',
    canceling: '取消中',
    canceled: '已取消',
    notStarted: '未开始',
    superseded: '该任务已开始新的执行',
    stoppedAgain: '重新执行后再次停止',
  },
  one: {
    stopped: (node, state) => `${node}：${state}`,
    over: (node, state) => `${node} 不再等待处理：${state}`,
    passed: (node, state) => `${node} 曾停止，现已不再等待处理：${state}`,
  },
  several: {
    stopped: (count, state) => `${count} 个节点同样${state}`,
    over: (count, state) => `${count} 个节点不再等待处理：${state}`,
    passed: (count, state) => `${count} 个节点曾停止，现已不再等待处理：${state}`,
  },
  mixed: {
    stopped: (count) => `${count} 个节点等待处理`,
    over: (count) => `${count} 个节点不再等待处理`,
    passed: (count) => `${count} 个节点曾停止，现已不再等待处理`,
  },
  since: (time) => `自 ${time}`,
  more: (count) => `另有 ${count} 个`,
  open: '打开',
  noReason: 'AOM 未给出原因。',
}

export const words: Readonly<Record<NotifySettings['language'], Words>> = { en, 'zh-CN': zh }
