import { kindOf, type OperationKind } from '#domain/operation/action'
import type { Messages } from '#i18n/en'
import type { ResultWords } from '#i18n/operationResults'

export const operationResults = ({
  verb,
  readThing,
  colleagueActed,
}: Messages['operation']): ResultWords => ({
  setAside: (count) =>
    `有 ${count} 条已保存的操作无法读取，未予显示，可能由其他版本的页面写入。它们仍保存在此浏览器中。`,
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
      `${name ?? '有人'} 已先一步执行“${verb[action]}”（${since}）。未再发送请求，其结果显示在此处。`,
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
    dismissOf: (name: string) => `不再显示${name}`,
  },
  tray: {
    title: '操作',
    label: (summary) => `操作：${summary}`,
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
})
