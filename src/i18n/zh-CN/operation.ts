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
  schedule: {
    on: '定时已开启',
    off: '定时已关闭',
    unknown: (raw) => `定时：AOM 显示“${raw}”`,
    notReported: '未返回定时状态',
  },
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
  newExecution: '新的执行',
  results: '操作',
  badge: {
    sent: (action: Action, ago: string) => `${ago}前发送了“${verb[action]}”`,
  },
}
