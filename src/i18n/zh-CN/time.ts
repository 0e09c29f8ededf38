import type { Messages } from '#i18n/en'

export const time: Messages['time'] = {
  moment: 'yyyy年M月d日 HH:mm:ss O',
  clock: 'HH:mm:ss O',
  units: { day: '天', hour: '小时', minute: '分钟', second: '秒', millisecond: '毫秒' },
}
