import type { FailureCodes } from '#i18n/en/failureCodes'
import type { gatewayCodes as english } from '#i18n/en/failureCodesGateway'

const runners = '如持续出现，请告知本系统的维护人员。'
const notSent = '未向 AOM 发送。'
const otherVersion = '页面与网关的版本可能不一致，请重新加载页面。'
const wrongHost = {
  meaning: `本系统的网关不接受以此主机名访问，${notSent}`,
  advice: '请使用平时的地址打开。如该主机名无误，需将其加入设置项 ALLOWED_HOSTS。',
}

export const gatewayCodes: Pick<FailureCodes['codes'], keyof typeof english> = {
  GATEWAY: {
    meaning: '此响应来自本系统的网关，而非 AOM。',
    advice: `请查看下方的返回信息。${runners}`,
  },
  'GATEWAY.400': {
    meaning: `本系统的网关未接受此请求，${notSent}`,
    advice: `请重新加载页面。${runners}`,
  },
  'GATEWAY.401': {
    meaning: `本系统的网关不接受此登录用于该项目，${notSent}`,
    advice: '请使用本项目、本区域的 Token 重新登录。',
  },
  'GATEWAY.403': {
    meaning: `本系统的网关不允许此请求通过，${notSent}`,
    advice: '请在单独的标签页中以本系统自己的地址打开后重试。',
  },
  'GATEWAY.403 host': wrongHost,
  'GATEWAY.403 origin': {
    meaning: `此请求来自其他网站的页面，已被本系统的网关拦截，${notSent}`,
    advice: '请在单独的标签页中以本系统自己的地址打开后重试。',
  },
  'GATEWAY.403 scheme': {
    meaning: `页面通过 https 打开，而网关收到的是 http 请求，${notSent}`,
    advice: '如由代理终止 TLS，需将代理的地址加入网关的 TRUSTED_PROXIES，并由代理传递 X-Forwarded-Proto。',
  },
  'GATEWAY.403 readOnly': {
    meaning: `本系统设置为只读，任何人都不能通过它进行更改，${notSent}`,
    advice: '请使用允许操作的系统，或请维护人员取消 READ_ONLY 设置。',
  },
  'GATEWAY.403 notOperator': {
    meaning: `本系统只允许操作人员进行更改，您不在其中，${notSent}`,
    advice: '请联系操作人员，或请维护人员将您加入 OPERATOR_GROUPS 中的用户组。',
  },
  'GATEWAY.404': { meaning: `本系统的网关不转发此调用，${notSent}`, advice: otherVersion },
  'GATEWAY.404 project': {
    meaning: `本系统的网关服务于另一个项目，${notSent}`,
    advice: '请登录 AOM_PROJECT_ID 所设的项目，或打开本项目对应的系统。',
  },
  'GATEWAY.404 region': {
    meaning: `本系统的网关不服务于该区域，${notSent}`,
    advice: '请选择其他区域。可用区域由设置项 AOM_REGION 决定。',
  },
  'GATEWAY.405': { meaning: `本系统的网关不支持此请求方法，${notSent}`, advice: otherVersion },
  'GATEWAY.408': {
    meaning: `请求到达本系统的网关过慢，${notSent}`,
    advice: '请检查网络后重试。',
  },
  'GATEWAY.409': {
    meaning: `已有另一个操作正在进行，同一时间只能有一个，${notSent}`,
    advice: '请先查看该操作的结果，再决定是否操作。',
  },
  'GATEWAY.411': {
    meaning: `请求未说明长度，${notSent}`,
    advice: `请重新加载页面，并检查中间是否有改动请求的代理。${runners}`,
  },
  'GATEWAY.413': {
    meaning: `请求超出本系统网关的大小限制，${notSent}`,
    advice: '请缩短筛选条件或文本后重试。',
  },
  'GATEWAY.414': {
    meaning: `请求地址超出本系统网关的长度限制，${notSent}`,
    advice: '请从列表打开页面，不要使用该链接。',
  },
  'GATEWAY.415': {
    meaning: `本系统的网关只接受 JSON，${notSent}`,
    advice: `请重新加载页面。${runners}`,
  },
  'GATEWAY.417': {
    meaning: `请求要求了本系统网关不支持的行为（Expect），${notSent}`,
    advice: `请重新加载页面，并检查中间是否有改动请求的代理。${runners}`,
  },
  'GATEWAY.421': wrongHost,
  'GATEWAY.422': {
    meaning: `网关的操作日志中，此编号属于另一个操作，${notSent}`,
    advice: `请重新加载页面后再操作。${runners}`,
  },
  'GATEWAY.429': {
    meaning: `向本系统网关的请求过于频繁，${notSent}`,
    advice: '请稍候。系统会自动降低读取频率并继续。',
  },
  'GATEWAY.431': {
    meaning: `请求头超出本系统网关的大小限制，${notSent}`,
    advice: '请使用不含 catalog 的 Token（nocatalog=true）登录，其长度更短。',
  },
  'GATEWAY.500': { meaning: '本系统的网关出错。', advice: `请重试。${runners}` },
  'GATEWAY.501': { meaning: `本系统的网关不支持此功能，${notSent}`, advice: otherVersion },
  'GATEWAY.502': {
    meaning: '本系统的网关无法连接 AOM 或 IAM，或未收到完整响应。',
    advice: '重复操作前请先查看状态，并请维护人员检查网关的网络及 AOM_REGION 或 AOM_ENDPOINT 设置。',
  },
  'GATEWAY.502 notSent': {
    meaning: `本系统的网关未能与 AOM 建立连接，${notSent}`,
    advice: '请重试。如持续出现，请维护人员检查网关的网络及 AOM_REGION 或 AOM_ENDPOINT 设置。',
  },
  'GATEWAY.503': { meaning: '本系统的网关当前无法处理此请求。', advice: `请稍后重试。${runners}` },
  'GATEWAY.503 stopping': {
    meaning: `本系统的网关正在停止或重启，${notSent}`,
    advice: '请等待一分钟后重试。',
  },
  'GATEWAY.503 keyHeld': {
    meaning: `AOM 拒绝了网关的密钥，为避免被锁定，暂停使用几分钟，${notSent}`,
    advice: '请维护人员检查网关的密钥和时钟，下方信息说明何时再次尝试。',
  },
  'GATEWAY.504': {
    meaning: 'AOM 或 IAM 未在规定时间内响应本系统的网关。',
    advice: '重复操作前请先查看状态。如一直很慢，请查看 AOM 的服务状态。',
  },
  'GATEWAY.507': {
    meaning: `网关的操作日志无法使用，未记录的操作一律不发送，${notSent}`,
    advice: '请让维护人员检查其数据库及 DATA_DIR 所在的磁盘，读取不受影响。',
  },
}
