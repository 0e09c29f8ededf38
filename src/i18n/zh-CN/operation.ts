import { type Action, kindOf, type OperationKind } from '#domain/operation/action'
import type { Refusal } from '#domain/operation/kind'
import type { Phase } from '#domain/operation/record'
import type { Messages } from '#i18n/en'

const verb: Record<Action, string> = {
  retry: '失败重试',
  skip: '失败跳过',
  continue: '暂停继续',
  terminate: '终止',
  run: '立即执行',
  enable: '开启定时',
  disable: '关闭定时',
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

const subject: Record<OperationKind, string> = {
  node: '该节点',
  termination: '该执行',
  run: '该任务',
  schedule: '该定时',
}

const readThing: Record<OperationKind, string> = {
  node: '该执行',
  termination: '该执行',
  run: '执行记录',
  schedule: '该任务',
}

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

const someone = '有人'

/** "li.na 自 03:12:09 GMT+8 起正在对该节点执行“失败重试”" */
const colleagueActed = (name: string | undefined, action: Action, since: string): string =>
  `${name ?? someone} 自 ${since} 起正在对${subject[kindOf(action)]}执行“${verb[action]}”`

const phase: Record<Phase, string> = {
  requested: '正在发送',
  accepted: '已受理，等待生效',
  effectSeen: '已生效',
  settled: '已完成',
  noEffect: '已受理，但未见效果',
  refused: '被 AOM 拒绝',
  notSent: '未发送',
  unknown: '结果未知，持续查询中',
  unknownNoEffect: '结果未知，未见效果',
}

export const operation: Messages['operation'] = {
  verb,
  subject,
  readThing,
  colleagueActed,
  button: (action: Action, name: string) => button[action](name),
  refusal,
  phase,
  begun: '已启动',
  sent: (action) => `已发送“${verb[action]}”`,
  noEffect: '未见效果',
  staleReason: '数据已过时，请刷新后再操作。',
  openReason: (action: Action) => `已对${subject[kindOf(action)]}发送“${verb[action]}”，正在等待结果。`,
  blockedReason: (name, action, since, reason) =>
    `${colleagueActed(name, action, since)}，正在等待结果。${reason ? `原因：${reason}` : ''}`,
  by: (name, words) => `${name ?? someone}：${words}`,
  changesRefused: {
    readOnly: '本系统设置为只读，任何人都不能通过它进行更改。',
    notOperator: '只有操作人员可以通过本系统进行更改，您不在其中。',
    notKept:
      '无法发送任何请求：此浏览器不保存本站数据，没有记录时重新加载可能会重复发送。请允许保存本站数据后重新加载。',
  },
  setAside: (count) =>
    `有 ${count} 条已保存的操作无法读取，未予显示，可能由其他版本的页面写入。它们仍保存在此浏览器中。`,
  results: '操作结果',
  result: {
    sentAt: (time: string) => `发送于 ${time}。`,
    requested: '请求正在发往 AOM。',
    accepted: (time: string, kind: OperationKind) =>
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
    unknown: (kind: OperationKind) =>
      `AOM 可能收到、也可能没有收到该请求。不会重复发送，将持续查询${readThing[kind]}直到可以说明结果。`,
    unknownNoEffect:
      'AOM 可能收到、也可能没有收到该请求，此后没有任何变化。您可以再次操作，但之前的请求仍可能生效。',
    unknownSeen: {
      node: '未收到响应，但执行已有变化。',
      termination: '未收到响应，但执行已有变化。',
      run: '未收到响应，但出现了更新的执行。',
      schedule: '未收到响应，但定时状态已变化。',
    },
    checkedAt: (time: string) => `最近查询于 ${time}。`,
    refusedTrue: 'AOM 拒绝了该操作，没有再次发送。之后已重新查询当前状态。',
    notSentTrue: '没有任何请求到达 AOM。',
    actAgain: '您可以立即再次操作。',
    blockedBy: (name, action, since) =>
      `${colleagueActed(name, action, since)}。未再发送请求，其结果将显示在此处。`,
    theirs: (name, action, since) =>
      `${colleagueActed(name, action, since)}，正在持续查询${readThing[kindOf(action)]}直到生效。`,
    theirReason: (reason) => `原因：${reason}`,
    notStored: '此浏览器的存储空间已满：此处内容未保存，重新加载后将丢失。',
    notRecorded: '网关未能将 AOM 的响应写入操作日志。AOM 的响应如上所示，请告知网关的维护人员。',
    reasonKept: '您填写的原因已保留，再次打开对话框时可直接使用。',
    requestId: (id: string) => `请求 ID ${id}`,
    checkAgain: '再次查询',
    inFull: '详细信息',
    dismiss: '知道了',
  },
  tray: {
    title: '操作',
    label: (summary) => `操作：${summary}`,
    sent: (count) => `已发送 ${count} 个`,
    counts: {
      refused: (count) => `${count} 个被拒绝`,
      notSent: (count) => `${count} 个未发送`,
      unknown: (count) => `${count} 个结果未知`,
      noEffect: (count) => `${count} 个未见效果`,
      awaited: (count) => `${count} 个等待生效`,
      done: (count) => `${count} 个已生效`,
    },
    dismissDone: '清除所有已生效的',
  },
  badge: {
    sent: (action: Action, ago: string) => `${ago}前发送了“${verb[action]}”`,
  },
}
