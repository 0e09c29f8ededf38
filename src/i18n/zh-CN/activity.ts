import type { Messages } from '../en'

export const activity: Messages['activity'] = {
  title: '操作记录',
  scope: '从此浏览器发送的操作，最新的在前。AOM 的 API 不提供操作记录。',
  columns: {
    when: '时间',
    what: '操作',
    why: '原因',
    answer: 'AOM 的响应',
    effect: '效果',
  },
  empty: '此浏览器尚未发送过操作。',
  emptyHint: '每次操作都会记录在此：时间、对象、原因、AOM 的响应以及是否生效。',
  noReason: '未填写',
  requestId: (id: string) => `请求 ID ${id}`,
  answer: {
    open: '尚未响应',
    accepted: (status: number) => `已受理，HTTP ${status}`,
    refused: (status: string) => (status ? `被拒绝，HTTP ${status}` : '被拒绝'),
    unknown: (status: string) => (status ? `未知：没有 AOM 的响应，HTTP ${status}` : '未知：没有响应'),
  },
  effect: {
    none: '无：AOM 已拒绝',
    seen: (after: string) => `${after}后生效`,
    waiting: '尚未生效',
    notSeen: '60 秒内未见效果',
    unknown: '尚不清楚',
  },
  exportCsv: '导出 CSV',
  exportJson: '导出 JSON',
}
