import type { FailureCodes } from '#i18n/en/failureCodes'
import type { httpCodes as english } from '#i18n/en/failureCodesHttp'

const support = '如持续出现，请将请求 ID 提供给华为云技术支持。'

export const httpCodes: Pick<FailureCodes['codes'], keyof typeof english> = {
  HTML: {
    meaning: '返回的是网页而不是 AOM 的数据，中间很可能有代理或登录页面。',
    advice: '请检查 VPN 和代理；如网络要求登录，请重新打开本系统。',
  },
  'HTTP 400': {
    meaning: '请求的内容未被接受。',
    advice: '请检查筛选条件或链接地址，并查看下方的返回信息。',
  },
  'HTTP 401': { meaning: '凭证未被接受。', advice: '请使用本项目、本区域的新 Token 登录。' },
  'HTTP 403': {
    meaning: '当前用户没有此操作的权限。',
    advice: '请联系管理员授权，并查看下方的返回信息。',
  },
  'HTTP 404': { meaning: '所请求的内容不存在。', advice: '请刷新列表，并检查区域和项目。' },
  'HTTP 404 change': {
    meaning: '所请求的内容不存在。',
    advice: '它可能已被删除；请确认项目和区域是否正确。',
  },
  'HTTP 405': {
    meaning: '对方不支持此请求方法。',
    advice: '请检查区域和终端节点；该处可能已不再提供 AOM 自动化运维。',
  },
  'HTTP 408': { meaning: '请求到达过慢。', advice: '请检查网络后重试。' },
  'HTTP 409': {
    meaning: '请求与当前状态冲突。',
    advice: '请刷新后再决定：可能已被他人操作。',
  },
  'HTTP 409 change': {
    meaning: '请求与当前状态冲突。',
    advice: '请根据当前显示的状态重新决定：可能已被他人操作。',
  },
  'HTTP 413': { meaning: '请求体过大。', advice: '请缩短筛选条件或文本后重试。' },
  'HTTP 414': { meaning: '请求地址过长。', advice: '请缩短筛选条件后重试。' },
  'HTTP 421': { meaning: '此服务器不接受以该主机名访问。', advice: '请使用平时的地址打开本系统。' },
  'HTTP 429': {
    meaning: '短时间内请求过多。',
    advice: '请稍候。系统会自动降低读取频率并继续。',
  },
  'HTTP 431': {
    meaning: '请求头过大，很可能是 Token 过长。',
    advice: '请使用不含 catalog 的 Token（nocatalog=true）登录，其长度更短。',
  },
  'HTTP 500': { meaning: '服务端内部错误。', advice: `请稍后重试。${support}` },
  'HTTP 502': {
    meaning: '浏览器与 AOM 之间的某个环节未得到有效响应。',
    advice: '请稍后重试。如持续出现，请检查代理和网关。',
  },
  'HTTP 503': { meaning: '服务暂时不可用。', advice: `请稍后重试。${support}` },
  'HTTP 504': {
    meaning: '浏览器与 AOM 之间的某个环节等待响应超时。',
    advice: '重复操作前请先查看状态。如一直很慢，请查看 AOM 的服务状态。',
  },
  'HTTP 507': { meaning: '服务端存储空间不足。', advice: '在此无法处理，请告知本系统的维护人员。' },
  'HTTP 4xx': {
    meaning: '请求被拒绝。',
    advice: '请查看下方的返回信息；请求 ID 可供华为云技术支持定位本次调用。',
  },
  'HTTP 5xx': { meaning: '服务端或中间链路出现故障。', advice: `请稍后重试。${support}` },
}
