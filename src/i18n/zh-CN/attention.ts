import type { Messages } from '#i18n/en'

export const attention: Messages['attention'] = {
  title: '待处理',
  pageTitle: (count: string) => `(${count}) 待处理`,
  columns: {
    state: '状态',
    node: '节点',
    workflow: '任务',
    waitingFor: '已等待',
    why: '原因',
    startedBy: '执行人',
    operations: '操作',
  },
  counts: {
    label: '整个项目',
    stopped: (count: string) => `${count} 个失败或超时`,
    paused: (count: string) => `${count} 个暂停中`,
    approvals: (count: string) => `${count} 个待审批`,
    unknown: '?',
  },
  empty: '没有需要您处理的事项。',
  notWhole:
    '此项目的任务超过 100 个，而 AOM 的列表不支持按“超时”筛选：超时的执行以及 AOM 未说明的状态，此处只能在最近启动的 100 个任务中找到。',
  noNode: '没有等待重试、跳过或继续的节点。',
  lastChecked: (ago: string) => `${ago}前检查过。`,
  loadingRow: (workflow: string) => `正在查询 ${workflow} 的执行`,
  rowFailed: '无法读取该执行的详情。',
  pause: '暂停节点，等待继续。',
  noReason: 'AOM 没有给出原因。',
  notReported: '未提供',
  approvals: {
    title: '待审批',
    explain: 'AOM 通过 SMN 审批，API 不支持审批：请审批人回复收到的通知。',
    since: (time: string) => `自 ${time} 起`,
  },
  unexplained: {
    title: '执行已停止，但没有待处理的节点',
    explain: 'AOM 显示这些执行失败或暂停，但没有返回可重试、跳过或继续的节点。',
  },
}
