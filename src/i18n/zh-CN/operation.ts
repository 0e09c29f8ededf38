import type { Action, Refusal, Warning } from '../../domain/operation'
import type { Change } from '../../domain/operationBaseline'
import type { Phase } from '../../domain/operationRecord'
import { subjectKindOf, type SubjectKind } from '../../domain/operationSubject'
import type { Messages } from '../en'

const verb: Record<Action, string> = {
  retry: '失败重试',
  skip: '失败跳过',
  continue: '暂停继续',
  terminate: '终止',
  run: '立即执行',
  enable: '开启定时',
  disable: '关闭定时',
}

const title: Record<Action, (name: string) => string> = {
  retry: (node) => `对 ${node} 执行失败重试？`,
  skip: (node) => `对 ${node} 执行失败跳过？`,
  continue: (node) => `对 ${node} 执行暂停继续？`,
  terminate: (workflow) => `终止 ${workflow}？`,
  run: (workflow) => `立即执行 ${workflow}？`,
  enable: (workflow) => `开启 ${workflow} 的定时？`,
  disable: (workflow) => `关闭 ${workflow} 的定时？`,
}

const button: Record<Action, (name: string) => string> = {
  retry: (node) => `失败重试 ${node}`,
  skip: (node) => `失败跳过 ${node}`,
  continue: (node) => `暂停继续 ${node}`,
  terminate: (workflow) => `终止 ${workflow}`,
  run: (workflow) => `立即执行 ${workflow}`,
  enable: (workflow) => `开启 ${workflow} 的定时`,
  disable: (workflow) => `关闭 ${workflow} 的定时`,
}

const confirm: Record<Action, string> = { ...verb, retry: '重试节点', skip: '跳过节点', continue: '继续执行' }

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

const asItIsNow: Record<Action, string> = {
  retry: '按当前状态重试',
  skip: '按当前状态跳过',
  continue: '按当前状态继续',
  terminate: '按当前状态终止',
  run: '按当前状态执行',
  enable: '按当前状态开启',
  disable: '按当前状态关闭',
}

const subject: Record<SubjectKind, string> = {
  node: '该节点',
  execution: '该执行',
  workflow: '该任务',
  schedule: '该定时',
}

const readThing: Record<SubjectKind, string> = {
  node: '该执行',
  execution: '该执行',
  workflow: '执行记录',
  schedule: '该任务',
}

/** An execution that is being terminated holds its nodes too. */
const holder = { ...subject, node: '该节点或其所在的执行' }

const ofKinds = (words: (kind: SubjectKind) => string): Record<SubjectKind, string> => ({
  node: words('node'),
  execution: words('execution'),
  workflow: words('workflow'),
  schedule: words('schedule'),
})

const refusal: Record<Refusal, string> = {
  nodeSucceeded: '该节点已成功，无需重试或跳过。',
  nodeRunning: '该节点正在执行，失败后才能重试或跳过。',
  nodeNotStarted: '该节点尚未开始。',
  nodeSkipped: '该节点已跳过。',
  nodeCanceled: '该节点已取消。',
  nodePaused: '这是暂停节点，只能继续。',
  nodeNotStopped: '该节点没有失败或超时。',
  notAPauseNode: '这不是暂停节点，只有暂停节点可以继续。',
  pauseNotReached: '尚未执行到该暂停节点。',
  pausePassed: '执行已通过该暂停节点。',
  executionSucceeded: '该执行已成功，不能再操作其节点。',
  executionCanceled: '该执行已取消，不能再操作其节点。',
  executionAwaitsApproval: '该执行待审批。AOM 通过 SMN 审批，API 不支持审批。',
  approvalRejected: '该执行审批不通过。',
  hasSucceeded: '该执行已成功，无需终止。',
  hasFailed: '该执行已失败并结束，无需终止。',
  isCanceled: '该执行已取消。',
  isBeingCanceled: '该执行正在取消中。',
  notScheduled: '只有定时任务才能开启或关闭定时。',
  scheduleIsOn: '定时已经开启。',
  scheduleIsOff: '定时已经关闭。',
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

const phase: Record<Phase, string> = {
  requested: '正在发送',
  accepted: '已受理，等待生效',
  effectSeen: '已生效',
  settled: '已完成',
  noEffect: '已受理，但未见效果',
  refused: '被 AOM 拒绝',
  unknown: '结果未知，持续查询中',
  unknownNoEffect: '结果未知，未见效果',
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

export const operation: Messages['operation'] = {
  verb,
  button: (action: Action, name: string) => button[action](name),
  title,
  confirm,
  meaning,
  asItIsNow,
  refusal,
  warning,
  phase,
  begun: '已启动',
  change,
  staleReason: '数据已过时，请刷新后再操作。',
  openReason: (action: Action) =>
    `已对${subject[subjectKindOf(action)]}发送“${verb[action]}”，正在等待结果。`,
  cancel: '取消',
  close: '关闭',
  reading: ofKinds((kind) => `正在查询${readThing[kind]}…`),
  reason: '原因',
  reasonHint: '选填，随操作保存在此浏览器中，并写入网关的审计日志。按 Ctrl+Enter 确认。',
  reasonLeft: (left: number) => `还可输入 ${left} 个字符`,
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
    readAt: (time: string) => `数据读取于 ${time}，发送前会再次查询。`,
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
    possible: '现在可以：',
    nothingPossible: ofKinds((kind) => `现在不能对${subject[kind]}进行任何操作。`),
    notSaid: '未提供',
    none: '无',
  },
  notAllowed: '未发送任何请求：此操作已不可用',
  elsewhere: ofKinds(
    (kind) =>
      `未发送任何请求：${holder[kind]}有一个操作尚未结束（来自此标签页或其他标签页）。请等待其结果后再试。`,
  ),
  readFailed: '未发送任何请求，您填写的原因已保留。',
  results: '操作结果',
  result: {
    sentAt: (time: string) => `发送于 ${time}。`,
    requested: '请求正在发往 AOM。',
    accepted: (time: string, kind: SubjectKind) =>
      `AOM 已于 ${time} 受理，正在持续查询${readThing[kind]}直到生效。`,
    effectSeen: (after: string) => `发送后 ${after} 生效。`,
    settled: (after: string) => `发送后 ${after} 生效，节点已停止变化。`,
    ended: (after: string) => `发送后 ${after} 生效，执行已结束。`,
    endedOtherwise: '它在被 AOM 取消之前就已结束。',
    begun: (state: string) => `新的执行已出现：${state}`,
    begunUnnamed: (state: string) =>
      `出现了更新的执行：${state}。AOM 的响应没有给出执行 ID，因此它也可能由他人或定时启动。`,
    newExecution: '新的执行',
    schedule: (from: string, to: string) => `${from} → ${to}`,
    node: (from: string, to: string) => `节点：${from} → ${to}`,
    execution: (from: string, to: string) => `执行：${from} → ${to}`,
    noEffect: '已受理，但未见效果。AOM 的响应：',
    emptyAnswer: '（空）',
    unknown: (kind: SubjectKind) =>
      `AOM 可能收到、也可能没有收到该请求。不会重复发送，将持续查询${readThing[kind]}直到可以说明结果。`,
    unknownNoEffect:
      'AOM 可能收到、也可能没有收到该请求，此后没有任何变化。您可以再次操作，但之前的请求仍可能生效。',
    unknownSeen: {
      node: '未收到响应，但执行已有变化。',
      execution: '未收到响应，但执行已有变化。',
      workflow: '未收到响应，但出现了更新的执行。',
      schedule: '未收到响应，但定时状态已变化。',
    },
    checkedAt: (time: string) => `最近查询于 ${time}。`,
    refusedTrue: 'AOM 拒绝了该操作，没有再次发送。之后已重新查询当前状态。',
    notAudited: '网关未能将此操作写入审计日志。AOM 的响应如上所示，请告知网关的维护人员。',
    reasonKept: '您填写的原因已保留，再次打开对话框时可直接使用。',
    requestId: (id: string) => `请求 ID ${id}`,
    checkAgain: '再次查询',
    dismiss: '知道了',
  },
  badge: {
    sent: (action: Action, ago: string) => `${ago}前发送了“${verb[action]}”`,
  },
}
