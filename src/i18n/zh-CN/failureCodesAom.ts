import type { FailureCodes } from '#i18n/en/failureCodes'
import type { aomCodes as english } from '#i18n/en/failureCodesAom'

const support = '如持续出现，请将请求 ID 提供给华为云技术支持。'

const noAuth = {
  meaning: 'AOM 未接受此凭证，或该凭证没有此操作的权限（AOM 对两种情况返回相同的错误）。',
  advice: '请重新登录。如仍失败，请联系管理员授权。',
}
const inside = { meaning: 'AOM 内部错误。', advice: `请稍后重试。${support}` }
const insideChange = {
  meaning: 'AOM 在处理本次操作时发生内部错误。',
  advice: `请先查看 AOM 当前返回的状态，再决定是否重试。${support}`,
}
const noPermission = { meaning: '当前用户没有此操作的权限。', advice: '请联系管理员授权。' }
const checkSorting = '请检查名称和排序条件。如无误，请将请求 ID 提供给华为云技术支持。'

export const aomCodes: Pick<FailureCodes['codes'], keyof typeof english> = {
  'AOM.31001302': {
    meaning: 'AOM 不接受本次调用的某个参数。',
    advice: '请检查筛选条件或链接地址。如无误，请将请求 ID 提供给华为云技术支持。',
  },
  'AOM.31001302 change': {
    meaning: 'AOM 不接受本次调用的某个参数。',
    advice: '其中没有您填写的内容，请将请求 ID 提供给华为云技术支持。',
  },
  'AOM.31001302 ListWorkflow': {
    meaning: 'AOM 不接受本次调用的某个参数。',
    advice: '请逐个去掉筛选条件（先去掉搜索文本和标签），找出并更正不被接受的那一项。',
  },
  'AOM.31001302 UpdateWorkflowTriggerStatus': {
    meaning: 'AOM 不接受对该任务定时设置的此项更改。',
    advice: '只有定时任务才能开启或关闭定时，请查看 AOM 当前显示的任务类型。',
  },
  'AOM.31001403': {
    meaning: 'AOM 不接受此链接中的任务 ID 或执行 ID。',
    advice: '请从列表中打开该执行记录；复制的链接可能不完整。',
  },
  'AOM.31001202': {
    meaning: '查询模板时，AOM 不接受某个参数。',
    advice: '请检查模板 ID，以及该模板是私有模板还是公共模板。',
  },
  'AOM.31003202': { meaning: '查询作业时，AOM 不接受某个参数。', advice: checkSorting },
  'AOM.31002002': { meaning: '查询脚本时，AOM 不接受某个参数。', advice: checkSorting },
  'AOM.31003902': {
    meaning: '快速执行脚本时，AOM 不接受某个参数。',
    advice: '华为云已下线此接口，请改为通过任务执行脚本。',
  },
  'AOM.31009002': noAuth,
  'AOM.31009003': noAuth,
  'AOM.31009004': noAuth,
  'AOM.31009011': noAuth,
  'AOM.31009019': noAuth,
  'AOM.31001305': inside,
  'AOM.31001305 UpdateWorkflowTriggerStatus': insideChange,
  'AOM.31001405': inside,
  'AOM.31001405 StartPausingWorkflowExecutions': insideChange,
  'AOM.31001405 StopExecution': insideChange,
  'AOM.31001405 ExecuteWorkflow': insideChange,
  'AOM.31002005': inside,
  'AOM.31003932': {
    meaning: '快速执行脚本时，AOM 发生内部错误。',
    advice: '华为云已下线此接口，请改为通过任务执行脚本。',
  },
  'AOM.31001306': {
    meaning: 'AOM 中已不存在该任务或执行记录。',
    advice: '它可能已被删除，或已超出 AOM 的保留期限。',
  },
  'AOM.31001306 workflow': {
    meaning: 'AOM 在本项目中没有该任务。',
    advice: '请刷新列表，该任务可能已被删除；并请确认项目和区域是否正确。',
  },
  'AOM.31001306 workflow change': {
    meaning: 'AOM 在本项目中没有该任务。',
    advice: '它很可能已被删除，无法再对它进行操作；请确认项目和区域是否正确。',
  },
  'AOM.31001306 execution': {
    meaning: 'AOM 没有该执行记录，或已不再保留。',
    advice: '请打开对应任务，从 AOM 仍列出的执行记录中选择。',
  },
  'AOM.31001418': {
    meaning: '任务的当前状态不支持此操作。',
    advice: '请查看该节点当前的状态（每次答复之后都会重新读取）：状态很可能已变化，或已被他人操作。',
  },
  'AOM.31001418 StopExecution': {
    meaning: '该执行的当前状态不支持终止。',
    advice: '请查看该执行当前的状态：它很可能已经结束，或已被他人终止。',
  },
  'AOM.31001418 ExecuteWorkflow': {
    meaning: '任务的当前状态不支持执行。',
    advice: '该任务可能已有正在进行的执行，请查看 AOM 显示的最新执行。',
  },
  'AOM.31001418 UpdateWorkflowTriggerStatus': {
    meaning: '任务的当前状态不支持更改定时。',
    advice: '可能已被他人更改，请查看 AOM 当前显示的定时状态。',
  },
  'AOM.0403': noPermission,
  'AOM.30001005': noPermission,
}
