import type { WorkflowWords } from '#i18n/workflow'

export const workflow: WorkflowWords = {
  tags: '标签',
  otherNodes: '已不在定义中',
  id: '任务 ID',
  table: '执行记录',
  notFoundTitle: 'AOM 的任务列表中没有该任务',
  notFoundText: '该任务可能已被删除。AOM 仍保留的执行记录显示在下方。',
  successRate: '成功率',
  successRateOf: (succeeded, finished) => `所列 ${finished} 次已结束的执行中成功 ${succeeded} 次`,
  medianDuration: '耗时中位数',
  medianDurationOf: (finished) => `按所列 ${finished} 次成功的执行计算`,
  executions: (_count, formatted) => `共 ${formatted} 次执行`,
  columns: { state: '状态', began: '开始时间', duration: '耗时', by: '执行人', nodes: '节点' },
  nodeState: (node, state) => `${node}：${state}`,
  noNodes: '暂无节点结果',
  emptyTitle: '尚未执行',
  emptyText: 'AOM 中没有该任务的执行记录。',
}
