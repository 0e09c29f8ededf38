import type { TeamWords } from '#i18n/team'
import type { Action } from '#domain/operation/action'

const did: Record<Action, string> = {
  retry: '失败重试',
  skip: '失败跳过',
  continue: '暂停继续',
  terminate: '终止',
  run: '执行',
  enable: '开启定时',
  disable: '关闭定时',
}

const people = (who: string | undefined, others: number) => {
  if (others > 0) return `${who ?? '您'} 等 ${others + 1} 人`
  return who === undefined ? '您' : `${who} `
}

export const team: TeamWords = {
  claim: '认领',
  claimFrom: (name) => `认领：会通知 ${name}`,
  release: '取消认领',
  snooze: '暂缓',
  endSnooze: '结束暂缓',
  addNote: '添加备注',
  actions: (name) => `团队协作：${name}`,
  refused: {
    readOnly: '此网关为只读（READ_ONLY）。',
    notOperator: '认领和暂缓仅限操作人员；您可以添加备注。',
  },
  somebody: '某位同事',
  key: (id) => `网关密钥 ${id}`,
  isOnIt: (who, since) => `${who} 从 ${since} 开始处理`,
  youAreOnIt: (since) => `您从 ${since} 开始处理`,
  snoozedUntil: (who, until) => `${who} 暂缓至 ${until}`,
  snoozedUntilChange: (who) => `${who} 暂缓至状态变化`,
  withReason: (text, reason) => `${text}：${reason}`,
  onSome: (who, others, count, of) => `${people(who, others)}正在处理 ${of} 个中的 ${count} 个`,
  snoozedSome: (who, others, count, of) => `${people(who, others)}已暂缓 ${of} 个中的 ${count} 个`,
  note: (who, text) => `${who}：${text}`,
  moreNotes: (count) => `另有 ${count} 条备注`,
  last: {
    ago: (who, action, ago, then) =>
      `${who} 于 ${ago}前${did[action]}${then === undefined ? '' : ` · ${then}`}`,
    failedAgain: '再次失败',
    waiting: '尚未看到效果',
    tookEffect: '已生效',
    refused: '被 AOM 拒绝',
    notSent: '未发送',
    unknown: '结果未知',
  },
  ofNode: (node, text) => `${node}：${text}`,
  notes: '备注',
  noNotes: '暂无。',
  notesCut: '更早的备注未显示。',
  onExecution: '针对整个执行',
  notRead: '现在无法读取网关的操作日志，不知道团队的认领、暂缓和备注。',
  old: (since) => `操作日志截至 ${since}。`,
  snoozeTitle: (name) => `暂缓 ${name}？`,
  snoozeHint: '它将从所有人的列表中移出，但仍会计数；状态变化后自动恢复。',
  until: '暂缓至',
  untils: {
    minutes15: '15 分钟',
    minutes30: '30 分钟',
    hour: '1 小时',
    hours4: '4 小时',
    time: '指定时间',
    change: '直到状态变化',
  },
  why: '原因',
  untilTime: '时间',
  untilTimeHint: '按 2026-11-25 08:00 填写；只写 08:00 表示下一个 08:00。',
  untilTimeWrong: '请填写 30 天内的未来时间：2026-11-25 08:00；只写 08:00 表示下一个 08:00。',
  whyHint: '为什么可以暂缓：同事可以看到。',
  missing: { snooze: '请填写为什么可以暂缓。', note: '备注还没有填写。' },
  noteTitle: (name) => `为 ${name} 添加备注`,
  noteText: '备注',
  noteOfExecution: '针对整个执行，而不仅是此节点',
  noteHint: '同事可以在此处和交接页看到。密码会被隐藏。',
  cancel: '取消',
  saving: '正在写入操作日志…',
  notConfirmed: (name) => `未确认：${name}`,
  notSaved: (kind) =>
    kind === 'refused'
      ? '网关未接受。您输入的内容已保留。'
      : '可能未写入。您输入的内容已保留，可重试：只会保存一次。',
}
