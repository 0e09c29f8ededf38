import type { FailureCodes } from '#i18n/en/failureCodes'
import type { cloudCodes as english } from '#i18n/en/failureCodesCloud'

const support = '如持续出现，请将请求 ID 提供给华为云技术支持。'
const unavailable = { meaning: '华为云 API 网关后端服务不可用。', advice: `请稍后重试。${support}` }

export const cloudCodes: Pick<FailureCodes['codes'], keyof typeof english> = {
  'APIG.0101': {
    meaning: '华为云 API 网关上没有此 API。',
    advice: '请检查区域和终端节点。AOM 自动化运维并非在所有区域提供，且即将下线。',
  },
  'APIG.0201': {
    meaning: '华为云 API 网关无法识别此请求。',
    advice: `请重新加载页面后重试。${support}`,
  },
  'APIG.0201 tooLarge': {
    meaning: '请求超出华为云 API 网关的大小限制。',
    advice: '请缩短筛选条件或文本。如 Token 过长，请使用不含 catalog 的 Token 登录。',
  },
  'APIG.0201 timeout': {
    meaning: '华为云 API 网关等待 AOM 响应超时。',
    advice: '重复操作前请先查看状态：AOM 可能已经执行了该操作。',
  },
  'APIG.0201 unavailable': unavailable,
  'APIG.0301': {
    meaning: '华为云未接受此凭证：凭证错误、已过期，或属于其他区域。',
    advice: '请使用本区域的新 Token 登录；如由网关签名，请检查其访问密钥。',
  },
  'APIG.0301 tokenMissing': {
    meaning: '请求中没有 Token。',
    advice: '请重新登录。如持续出现，可能是中间的代理去掉了请求头 X-Auth-Token。',
  },
  'APIG.0301 tokenUnreadable': {
    meaning: '华为云无法解析此 Token：Token 不完整、有误，或属于其他区域。',
    advice: '请复制在本区域获取的完整 Token 并重新登录。',
  },
  'APIG.0301 tokenExpired': { meaning: 'Token 已过期。', advice: '请使用新的 Token 登录，有效期 24 小时。' },
  'APIG.0301 signatureWrong': {
    meaning: '网关的签名未通过校验：AK 与 SK 不匹配。',
    advice:
      '请让维护人员检查 CLOUD_SDK_AK 和 CLOUD_SDK_SK（临时密钥还需检查 CLOUD_SDK_SECURITY_TOKEN）。请勿反复重试：连续 5 次签名错误会锁定密钥 5 分钟。',
  },
  'APIG.0301 signatureExpired': {
    meaning: '网关的签名已过期：网关时钟的偏差超过 15 分钟。',
    advice: '请让维护人员校准网关所在机器的时钟（NTP）后重试。',
  },
  'APIG.0301 keyLocked': {
    meaning: '由于多次签名错误，访问密钥已被锁定 5 分钟。',
    advice: '请等待 5 分钟。再次尝试前，请让维护人员检查网关的访问密钥。',
  },
  'APIG.0301 keyUnknown': {
    meaning: '华为云上不存在网关签名所用的访问密钥。',
    advice: '请让维护人员检查 CLOUD_SDK_AK：密钥可能填写有误、已停用或已删除。',
  },
  'APIG.0302': { meaning: '当前 IAM 用户无权调用此 API。', advice: '请联系管理员授权。' },
  'APIG.0303': {
    meaning: '华为云 API 网关未接受应用凭证。',
    advice: '请重新登录，或请本系统的维护人员检查其凭证。',
  },
  'APIG.0307': {
    meaning: 'Token 已失效，需要更新。',
    advice: '请使用新的 Token 登录。Token 在 24 小时后失效；用户的密码、密钥或权限变更后会提前失效。',
  },
  'APIG.0308': {
    meaning: '已达到此 API 的请求上限。',
    advice: '请稍候。系统会自动降低读取频率并继续。',
  },
  'APIG.0308 change': {
    meaning: '已达到此 API 的请求上限：请求未到达 AOM，操作未被执行。',
    advice: '请稍候；如届时仍需要，请重新发送。',
  },
  'APIG.0705': {
    meaning: '华为云 API 网关向 AOM 转发时签名计算失败。',
    advice: `请稍后重试。${support}`,
  },
  'APIG.0801': unavailable,
  'APIG iamUnavailable': {
    meaning: '华为云 IAM 服务当前不可用，无法校验任何凭证。',
    advice: '请稍候再试，此时重新登录不起作用。',
  },

  'IAM.400': {
    meaning: 'IAM 无法识别此登录请求。',
    advice: '请检查账号名、IAM 用户名和项目。此处不支持华为账号直接登录，请使用 IAM 用户。',
  },
  'IAM.401': {
    meaning: 'IAM 未接受此次登录或此 Token。',
    advice: '请重新登录。每次密码错误都会计入锁定次数，请核对后再试。',
  },
  'IAM.401 password': {
    meaning: '账号名、IAM 用户名或密码错误。',
    advice: '请逐项核对，每次密码错误都会计入锁定次数。联邦用户在此没有密码，请使用 Token。',
  },
  'IAM.401 mfa': {
    meaning: '该用户已开启登录保护，缺少 MFA 验证码或验证码错误。',
    advice: '请输入虚拟 MFA 设备当前的验证码，并检查该设备的时间。',
  },
  'IAM.401 locked': {
    meaning: 'IAM 已锁定该用户或账号。',
    advice: '请等待锁定结束，或联系管理员解锁；继续尝试可能延长锁定时间。',
  },
  'IAM.401 passwordExpired': {
    meaning: '该用户的密码已过期。',
    advice: '请先在华为云控制台修改密码，再在此登录。',
  },
  'IAM.403': {
    meaning: 'IAM 已识别该用户，但不允许此操作。',
    advice: '请联系管理员：需要允许编程访问，并授予访问该项目的权限。',
  },
  'IAM.404': { meaning: 'IAM 中没有所查询的对象，例如该项目。', advice: '请检查项目和区域。' },
  'IAM.500': { meaning: 'IAM 内部错误。', advice: '请稍后重试。' },
  'IAM.503': { meaning: 'IAM 服务不可用。', advice: '请稍后重试。' },
}
