import type { Action, OperationKind } from '#domain/operation/action'
import type { Warning, Change } from '#domain/operation/kind'
import type { DialogWords } from '#i18n/operationDialog'
import type { Messages } from '#i18n/en'

const ofKinds = (words: (kind: OperationKind) => string): Record<OperationKind, string> => ({
  node: words('node'),
  termination: words('termination'),
  run: words('run'),
  schedule: words('schedule'),
})

const title: Record<Action, (name: string) => string> = {
  retry: (node) => `对 ${node} 执行失败重试？`,
  skip: (node) => `对 ${node} 执行失败跳过？`,
  continue: (node) => `对 ${node} 执行暂停继续？`,
  terminate: (workflow) => `终止 ${workflow}？`,
  run: (workflow) => `立即执行 ${workflow}？`,
  enable: (workflow) => `开启 ${workflow} 的定时？`,
  disable: (workflow) => `关闭 ${workflow} 的定时？`,
}

const asItIsNow: Record<Action, string> = {
  retry: '按当前状态重试',
  skip: '按当前状态跳过',
  continue: '按当前状态继续',
  terminate: '按当前状态终止',
  run: '按当前状态执行',
  enable: '按当前状态开启',
  disable: '按当前状态关闭',
}

const warning: Record<Warning, string> = {
  unknownState: 'AOM 返回了本程序不认识的状态，能否操作由 AOM 决定。',
  pauseNotReported:
    'AOM 显示该执行暂停中，但没有返回该节点的状态。之前的节点都已完成，因此视为停在此处；能否操作由 AOM 决定。',
  pausedOrdinaryNode: '该节点不是暂停节点，AOM 却显示为暂停中，能否操作由 AOM 决定。',
  executionState: '该执行的状态与此操作不太相符，能否操作由 AOM 决定。',
  failedNotEnded: 'AOM 显示该执行已失败，但其中仍有未结束的部分，能否终止由 AOM 决定。',
  executionActive: '该任务有一次执行尚未结束。AOM 文档没有说明同时执行第二次会怎样，由 AOM 决定。',
  newestUnknown:
    '最近一次执行的状态是本程序不认识的，它可能仍在执行。AOM 文档没有说明同时执行第二次会怎样，由 AOM 决定。',
  unknownSchedule: 'AOM 没有用已知的词说明该定时是开启还是关闭，能否操作由 AOM 决定。',
}

const change: Record<Change, string> = {
  nodeState: '节点状态',
  nodeBegan: '节点开始时间',
  executionState: '执行状态',
  nodeGone: 'AOM 不再返回该执行的这个节点。',
  busyNodes: '正在执行的节点',
  newerExecution: '最近一次执行',
  newestState: '最近一次执行的状态',
  definition: '任务的最后修改时间',
  schedule: '定时',
  workflowGone: 'AOM 的任务列表中不再有该任务。',
}

/** What only the dialog says, with what it shares with the pages. */
export function operationDialog({
  verb,
  subject,
  readThing,
  colleagueActed,
}: Messages['operation']): DialogWords {
  const confirm: Record<Action, string> = {
    ...verb,
    retry: '重试节点',
    skip: '跳过节点',
    continue: '继续执行',
  }

  const meaning: Record<Action, string> = {
    retry: '重新执行该节点。',
    skip: '按现状跳过该节点，未完成的工作不会再做。',
    continue: '结束暂停，继续往下执行。',
    terminate:
      'AOM 将取消该执行。正在执行的节点可能只完成一部分；AOM 文档没有说明已在目标上启动的操作是否会停止。',
    run: 'AOM 按当前的任务定义启动一次新的执行，不带参数。',
    enable: 'AOM 将重新按定时启动该任务。',
    disable: '在重新开启之前，AOM 不再按定时启动该任务。',
  }
  const mayRunAgain = (count: number) => `AOM 没有说明已成功的 ${count} 台主机是否会再次执行。`
  /** An execution that is being terminated holds its nodes too. */
  const holder = { ...subject, node: '该节点或其所在的执行' }
  return {
    title,
    confirm,
    meaning,
    asItIsNow,
    warning,
    change,
    cancel: '取消',
    reading: ofKinds((kind) => `正在查询${readThing[kind]}…`),
    reason: '操作原因',
    reasonHint: '选填，随操作保存在此浏览器和网关的操作日志中。按 Ctrl+Enter 确认。',
    reasonLeft: (left: number) => `还可输入 ${left} 个字符`,
    skipKind: {
      label: '该节点本应完成的工作',
      notSaid: '未说明',
      hint: '选填，告诉接班的同事是否还有遗留工作。',
      hints: {
        doneByHand: '已通过其他方式完成。',
        notNeeded: '不执行也没有影响。',
        fixLater: '将一直列在交接页中，直到有人确认已处理。',
      },
    },
    dialog: {
      now: '当前状态',
      then: '操作之后',
      node: '节点',
      execution: '执行',
      workflow: '任务',
      began: '开始时间',
      waitingFor: '已等待',
      targets: '目标',
      runsNext: '接下来执行',
      runsLater: '随后执行',
      stopsAt: '停在暂停节点',
      errorsIgnored: '以下节点忽略错误',
      endsExecution: '之后没有其他节点，执行将结束。',
      noPause: '其中没有暂停节点。',
      noNodes: 'AOM 的任务列表没有返回该任务的节点。',
      stopped: '正在执行或暂停',
      nothingStopped: 'AOM 没有返回正在执行的节点。',
      neverRun: '不再执行',
      unknownNodes: '状态未知',
      newest: '最近一次执行',
      neverRan: '无：从未执行',
      active: '尚未结束',
      schedule: '定时',
      edited: (time: string) =>
        `任务在本次执行开始之后（${time}）被修改过，实际执行的内容可能与此处显示的不同。`,
      earlier: (time: string) => `${time} 发送的请求尚未见效果，它仍可能与本次操作一起生效。`,
      claimed: (name: string | undefined, since: string) =>
        `${name ?? '某位同事'} 从 ${since} 开始处理此节点。您仍可继续，但请先沟通，以免重复操作。`,
      sameFailures: (count: number) =>
        `已连续 ${count} 次以相同的方式失败，没有迹象表明再次重试会有不同结果。`,
      readAt: (time: string) => `数据读取于 ${time}，发送前会再次查询。`,
    },
    leftOpen: {
      notDoneOn: '以下主机未成功：',
      mayRunAgain,
      onRetry: (count) => `${verb.retry}：${mayRunAgain(count)}`,
      replaces: 'AOM 会覆盖本次尝试的目标和日志。此标签页会保留已读取的内容，直到关闭或重新加载。',
    },
    editedHow: {
      unknown: '无法得知修改了什么：AOM 没有返回本次执行的定义，无从比较。',
      nothing: '可比较的内容中，各节点均无差异。',
      added: (node) => `${node}：之后新增`,
      removed: (node) => `${node}：之后删除`,
      changed: (node) => `${node}：有修改`,
      field: {
        name: '名称',
        task: '原子任务',
        description: '描述',
        parent: '父节点',
        pause: '暂停节点',
        errorsIgnored: '忽略错误',
        configuration: '配置',
      },
      fromTo: (what, from, to) => `${what}：本次执行为${from}，现为${to}`,
      quoted: (text) => `“${text}”`,
      none: '空',
      yes: '是',
      no: '否',
      notCompared: '脚本和敏感信息已隐藏，未作比较。',
    },
    score: (succeeded: string, failed: string, inProgress: string, notRun: string) =>
      [
        succeeded && `${succeeded} 成功`,
        failed && `${failed} 失败`,
        inProgress && `${inProgress} 执行中`,
        notRun && `${notRun} 未执行`,
      ]
        .filter(Boolean)
        .join(' · '),
    changed: {
      title: '未发送任何请求：您查看之后情况有变',
      fromTo: (what: string, from: string, to: string) => `${what}：${from} → ${to}`,
      by: (name, action, since) => `${name ?? '有人'}于 ${since} 请求了“${verb[action]}”。`,
      possible: '现在可以：',
      nothingPossible: ofKinds((kind) => `现在不能对${subject[kind]}进行任何操作。`),
      notReported: '未提供',
      none: '无',
    },
    notAllowed: '未发送任何请求：此操作已不可用',
    elsewhere: ofKinds(
      (kind) =>
        `未发送任何请求：${holder[kind]}有一个操作尚未结束（来自此标签页或其他标签页）。请等待其结果后再试。`,
    ),
    blockedElsewhere: (name, action, since) =>
      `未发送任何请求：${colleagueActed(name, action, since)}。请等待其结果后再试。`,
    notKept: '未发送任何请求：此浏览器的存储空间已满或被禁用，没有记录时重新加载可能会重复发送。',
    readFailed: '未发送任何请求，您填写的原因已保留。',
  }
}
