import type { FindWords } from '#i18n/find'

export const find: FindWords = {
  title: '查找',
  label: '任务、执行、节点、主机、页面或本页按钮的操作',
  placeholder: '名称、ID 或粘贴的链接',
  groups: {
    link: '打开',
    here: '本页操作',
    waiting: '待处理的节点',
    node: '本次执行的节点',
    workflow: '任务',
    screen: '页面',
    project: '项目',
  },
  openExecution: (id) => `执行 ${id}`,
  openWorkflow: (id) => `任务 ${id}`,
  openNode: (name) => `打开 ${name}`,
  openLink: '粘贴的链接',
  searching: '正在搜索…',
  found: (count) => `找到 ${count} 项`,
  nothing: '没有找到。',
  unknownId:
    '这里不知道该 ID 的执行。AOM 不支持只凭执行 ID 查询，已查找：本页读取过的执行、最近执行的 100 个任务各自的最新一次执行、团队操作记录。请粘贴链接，或从其任务打开。',
  unknownIdWithoutJournal:
    '这里不知道该 ID 的执行。AOM 不支持只凭执行 ID 查询，已查找：本页读取过的执行、最近执行的 100 个任务各自的最新一次执行。请粘贴链接，或从其任务打开。',
  searchRuns: (count) => `在最近执行的 ${count} 个任务的全部执行中查找`,
  searchingRuns: (read, of) => `正在读取各任务的执行：${read}/${of}…`,
  notAmongRuns: (of, unread) =>
    `AOM 列出的最近执行的 ${of} 个任务的执行中没有它${unread === 0 ? '' : `；其中 ${unread} 个任务的执行读取失败`}。请粘贴链接，或从其任务打开。`,
  notSearched: '搜索 AOM 失败：仅列出本页已知的内容。',
}
