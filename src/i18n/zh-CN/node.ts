import type { NodeWords } from '#i18n/nodeWords'

export const node: NodeWords = {
  why: '原因',
  whyBefore: '上次停止的原因',
  failedHosts: (failed, of) => `${of} 台主机中有 ${failed} 台失败：`,
  runningHosts: (running, of) => `AOM 判定超时时，${of} 台主机中有 ${running} 台仍在执行：`,
  knownThen: '目标列表是 AOM 判定超时那一刻的情况，之后不再更新。',
  notRunHosts: (count) => `${count} 台未执行：`,
  moreHosts: (count) => `另有 ${count} 台`,
  runningSince: (time) => `自 ${time} 起执行中`,
  waitingFor: (duration) => `已等待 ${duration}`,
  noReason: 'AOM 没有给出原因。',
  instruction: '暂停说明',
  pausedCalledRunning: 'AOM 将本次执行显示为“执行中”，但其中有暂停节点在等待。',
  pausedInList:
    'AOM 的列表显示本次执行为“暂停中”，而执行详情显示为“执行中”：有暂停节点在等待，两种说法都来自 AOM。',
  refusedAndMoved: (verb, state, since) =>
    `AOM 拒绝了您的“${verb}”：节点状态已变为“${state}”（自 ${since} 起）。此处显示的是之后重新读取的数据。`,
  run: (time) => `${time} 的执行`,
  mapWidth: '视图宽度',
  collected: {
    errorsIgnored: (count) => `执行失败，但有 ${count} 个节点标记为成功：这些节点忽略错误，且有目标失败：`,
    targetsFailed: (count) => `${count} 个节点标记为成功，但有目标失败：`,
    failureIgnored: (count) => `${count} 个节点失败，其错误已忽略：`,
    stillMoving: (count) => `执行已结束，但 AOM 仍报告 ${count} 个节点在执行中：`,
  },
  showAll: (count) => `显示全部 ${count} 个`,
  showFewer: '收起',
}
