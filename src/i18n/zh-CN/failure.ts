import type { Messages } from '../en'

const noAuth = {
  meaning: 'AOM 未接受此凭证，或该凭证没有此操作的权限（AOM 对两种情况返回相同的错误）。',
  advice:
    '请重新登录。如仍失败，请联系管理员授予 IAM 权限 cms:workflow:list、cms:execution:get；如需操作节点，还需 cms:execution:create。',
}
const badParameter = {
  meaning: 'AOM 不接受本次调用的某个参数。',
  advice: '请检查筛选条件或链接地址。如无误，请将请求 ID 提供给华为云技术支持。',
}
const inside = {
  meaning: 'AOM 内部错误。',
  advice: '请稍后重试。如持续出现，请将请求 ID 提供给华为云技术支持。',
}
const noPermission = { meaning: '当前用户没有此操作的权限。', advice: '请联系管理员授权。' }

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
  kinds: {
    offline: { meaning: '请求未到达 AOM，或响应未到达浏览器。', advice: '请检查网络或 VPN 后重试。' },
    timeout: { meaning: 'AOM 未在规定时间内响应。', advice: '请重试。如一直很慢，请查看 AOM 的服务状态。' },
    signedOut: {
      meaning: 'Token 缺失、错误或已过期（有效期 24 小时）。',
      advice: '请使用本项目、本区域的新 Token 登录。',
    },
    refused: {
      meaning: 'AOM 收到了请求，但拒绝执行。',
      advice: '请查看下方 AOM 的返回信息；请求 ID 可供华为云技术支持定位本次调用。',
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
  codes: {
    'AOM.31001302': badParameter,
    'AOM.31001403': badParameter,
    'AOM.31001202': badParameter,
    'AOM.31003202': badParameter,
    'AOM.31002002': badParameter,
    'AOM.31003902': badParameter,
    'AOM.31009002': noAuth,
    'AOM.31009003': noAuth,
    'AOM.31009004': noAuth,
    'AOM.31009011': noAuth,
    'AOM.31009019': noAuth,
    'AOM.31001305': inside,
    'AOM.31001405': inside,
    'AOM.31002005': inside,
    'AOM.31003932': inside,
    'AOM.31001306': {
      meaning: 'AOM 中已不存在该任务或执行记录。',
      advice: '请刷新列表。它可能已被删除，或已超出 AOM 的保留期限。',
    },
    'AOM.31001418': {
      meaning: '任务的当前状态不支持此操作。',
      advice: '请刷新：该节点的状态很可能已变化，或已被他人操作。',
    },
    'AOM.0403': noPermission,
    'AOM.30001005': noPermission,
    'APIG.0101': {
      meaning: '华为云 API 网关上没有此 API。',
      advice: '请检查区域和终端节点。AOM 自动化运维并非在所有区域提供，且即将下线。',
    },
    'APIG.0201': {
      meaning: '华为云 API 网关拒绝了请求、请求体过大，或等待 AOM 响应超时。',
      advice: '请重试。如持续出现，请将请求 ID 提供给华为云技术支持。',
    },
    'APIG.0301': {
      meaning: '华为云未接受此 Token：Token 错误、已过期，或属于其他区域。',
      advice:
        '请使用本区域的新 Token 登录。如由网关使用访问密钥签名，请检查密钥及网关时钟：连续 5 次签名错误会锁定密钥 5 分钟。',
    },
    'APIG.0302': { meaning: '当前 IAM 用户无权调用此 API。', advice: '请联系管理员授权。' },
    'APIG.0303': {
      meaning: '华为云 API 网关未接受应用凭证。',
      advice: '请重新登录，或请本系统的维护人员检查其凭证。',
    },
    'APIG.0307': { meaning: 'Token 需要更新。', advice: '请使用新的 Token 登录。' },
    'APIG.0308': {
      meaning: '已达到此 API 的请求上限。',
      advice: '请稍候。系统会自动降低读取频率并继续；如为节点操作，则该操作未被执行。',
    },
    'APIG.0705': {
      meaning: '华为云 API 网关向 AOM 转发时签名计算失败。',
      advice: '请稍后重试。如持续出现，请将请求 ID 提供给华为云技术支持。',
    },
    'APIG.0801': { meaning: '华为云 API 网关后端服务不可用。', advice: '请稍后重试。' },
    'GATEWAY.400': {
      meaning: '本系统的网关未接受此请求，未向 AOM 发送。',
      advice: '请重新加载页面。如持续出现，请告知本系统的维护人员。',
    },
    'GATEWAY.404': {
      meaning: '本系统的网关不转发此调用，未向 AOM 发送。',
      advice: '页面与网关的版本可能不一致，请重新加载页面。',
    },
    'GATEWAY.413': {
      meaning: '请求超出本系统网关的大小限制，未向 AOM 发送。',
      advice: '请缩短筛选条件或文本后重试。',
    },
    'GATEWAY.500': { meaning: '本系统的网关出错。', advice: '请重试。如持续出现，请告知本系统的维护人员。' },
    'GATEWAY.502': {
      meaning: '本系统的网关无法连接 AOM。',
      advice: '请检查网关的网络及其 AOM_REGION 或 AOM_ENDPOINT 设置后重试。',
    },
    'GATEWAY.504': {
      meaning: 'AOM 未在规定时间内响应本系统的网关。',
      advice: '请重试。如一直很慢，请查看 AOM 的服务状态。',
    },
  },
  said: 'AOM 返回信息',
  code: '错误码',
  httpStatus: 'HTTP 状态码',
  requestId: '请求 ID',
  field: '字段',
  excerpt: '返回内容开头',
  retryAfter: (duration) => `AOM 要求等待 ${duration}。`,
  tryAgain: '重试',
}
