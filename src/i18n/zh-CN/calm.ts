import type { CalmWords } from '#i18n/calm'

export const calm: CalmWords = {
  runsNow: (count) => (count === 0 ? '当前没有执行中的任务。' : `当前有 ${count} 个执行正在进行。`),
  progress: (begun, total) => `第 ${begun}/${total} 个节点`,
  next: (nodes) => `接着执行 ${nodes}`,
  last: '之后执行结束',
  pause: (nodes) => `将在 ${nodes} 等待您处理`,
  scheduled: (count) => `${count} 个任务定时启动，AOM 的列表不提供启动时间。`,
  ended: (hours) => `最近 ${hours} 小时内结束`,
  nothingEnded: '没有。',
  latestOnly: '每个任务只计最近一次执行。',
  allExecutions: '全部执行记录',
  ofState: (state, count) => `${state} ${count}`,
  stops: {
    title: '有节点停止时',
    intro: '它会自动出现在这里，附有日志中说明原因的那一行，以及可执行的操作：',
    before: '发送之前，您会看到将发生什么。',
    wall: '在大屏上显示',
  },
}
