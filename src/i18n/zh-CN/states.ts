import type { Messages } from '#i18n/en'

export const states: Messages['states'] = {
  succeeded: '成功',
  failed: '失败',
  running: '执行中',
  paused: '暂停中',
  waiting: '待执行',
  awaitingApproval: '待审批',
  approvalRejected: '审批不通过',
  canceling: '取消中',
  canceled: '已取消',
  timedOut: '超时',
  skipped: '已跳过',
  notStarted: '未开始',
  unknown: '未知',
}
