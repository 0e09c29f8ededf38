import type { CopyWords } from '#i18n/copy'

export const copy: CopyWords = {
  copyRun: '复制执行',
  copyNode: '复制节点',
  copyRunOf: (workflow) => `复制执行：${workflow}`,
  copyNodeOf: (node) => `复制节点：${node}`,
  link: '链接',
  reportItem: '报告（Markdown）',
  language: { curl: 'curl', node: 'Node.js SDK', python: 'Python SDK', go: 'Go SDK', java: 'Java SDK' },
  report: {
    workflow: '任务',
    execution: '执行',
    executionState: '执行状态',
    began: '开始时间',
    ended: '结束时间',
    startedBy: '执行人',
    readAt: 'AOM 数据读取时间',
    node: '节点',
    state: '状态',
    took: '耗时',
    hosts: '主机',
    more: (count) => `等另外 ${count} 台`,
    hostsOf: (some, of, names) => `${of} 台主机中的 ${some} 台：${names}`,
    outcome: {
      failed: (count) => `${count} 失败`,
      inProgress: (count) => `${count} 执行中`,
      notRun: (count) => `${count} 未执行`,
      succeeded: (count) => `${count} 成功`,
    },
  },
}
