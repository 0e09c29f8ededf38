import type { Messages } from '#i18n/en'

export const signIn: Messages['signIn'] = {
  endsAt: (time) => `登录将于 ${time} 过期。`,
  again: '重新登录',
  later: '稍后',
  environment: '环境',
  userLabel: '用户',
  userUnknown: '用户未知',
  gatewayKey: (id) => `网关密钥 ${id}`,
  regionAndProject: '区域和项目',
  regionAndProjectOf: (region, project) => `区域和项目：${region === null ? '' : `${region}，`}${project}`,
  close: '关闭',
}
