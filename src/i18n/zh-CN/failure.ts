import type { Messages } from '#i18n/en'

export const failure: Messages['failure'] = {
  titles: {
    offline: '网络不通',
    timeout: '响应超时',
    signedOut: '需要登录',
    refused: 'AOM 拒绝了请求',
    throttled: '请求过于频繁',
    broken: 'AOM 未返回可用的结果',
    contract: '无法识别 AOM 的返回结果',
  },
  signInRefused: 'IAM 未接受此次登录',
  notThere: 'AOM 中不存在',
  refusedBy: {
    apig: '华为云 API 网关拒绝了请求',
    iam: 'IAM 拒绝了请求',
    gateway: '请求被本系统的网关拦下',
  },
  kinds: {
    offline: { meaning: '请求未到达 AOM，或响应未到达浏览器。', advice: '请检查网络或 VPN 后重试。' },
    timeout: { meaning: 'AOM 未在规定时间内响应。', advice: '请重试。如一直很慢，请查看 AOM 的服务状态。' },
    signedOut: {
      meaning: 'Token 缺失、错误或已过期（有效期 24 小时）。',
      advice: '请使用本项目、本区域的新 Token 登录。',
    },
    refused: {
      meaning: '请求已送达，但被拒绝。',
      advice: '请查看下方的返回信息；请求 ID 可供华为云技术支持定位本次调用。',
    },
    throttled: {
      meaning: 'AOM 限制了请求频率，当前已达上限。',
      advice: '请稍候。系统会自动降低读取频率并继续。',
    },
    broken: {
      meaning: '服务端或中间链路出现故障。',
      advice: '请稍后重试。如持续出现，请将请求 ID 提供给华为云技术支持。',
    },
    contract: {
      meaning: 'AOM 返回的数据格式与其文档不符。',
      advice: '其他数据仍可使用。请将字段名和请求 ID 告知本系统的维护人员。',
    },
  },
  everyday: {
    'AOM.31001302': {
      meaning: 'AOM 不接受本次调用的某个参数。',
      advice: '请检查筛选条件或链接地址。如无误，请将请求 ID 提供给华为云技术支持。',
    },
    'AOM.31001306': {
      meaning: 'AOM 中已不存在该任务或执行记录。',
      advice: '它可能已被删除，或已超出 AOM 的保留期限。',
    },
    'AOM.31001418': {
      meaning: '任务的当前状态不支持此操作。',
      advice: '请查看该节点当前的状态（每次答复之后都会重新读取）：状态很可能已变化，或已被他人操作。',
    },
  },
  messageFrom: {
    aom: 'AOM 返回信息',
    apig: 'API 网关返回信息',
    iam: 'IAM 返回信息',
    gateway: '网关返回信息',
    other: '信息',
  },
  code: '错误码',
  httpStatus: 'HTTP 状态码',
  requestId: '请求 ID',
  gatewayRequestId: '网关请求 ID',
  field: '字段',
  excerpt: '返回内容开头',
  retryAfter: (duration) => `对方要求等待 ${duration}。`,
  tryAgain: '重试',
  line: {
    shown: (age) => `· 当前显示的是 ${age}前的数据`,
    nextTry: (duration) => `${duration}后重试。`,
    tryingNow: '正在重试…',
    tryNow: '立即重试',
    details: '详情',
  },
  report: {
    copy: '复制报告',
    blocked: '浏览器禁止复制，请在此选中报告后手动复制。',
    time: '时间',
    page: '页面',
    region: '区域',
    project: '项目 ID',
    call: '调用',
    browser: '浏览器',
  },
}
