import type { Messages } from '#i18n/en'

export const time: Messages['time'] = {
  betweenSentences: '',
  moment: 'yyyy年M月d日 HH:mm:ss O',
  clock: 'HH:mm:ss O',
  timeOfDay: 'HH:mm:ss',
  months: [],
  relative: {
    justNow: '刚刚',
    minutesAgo: (minutes) => `${minutes} 分钟前`,
    today: "'今天' HH:mm",
    yesterday: "'昨天' HH:mm",
    thisYear: 'M月d日 HH:mm',
    older: 'yyyy年M月d日',
  },
  field: { pattern: '年-月-日 时:分', problem: '请填 2026-11-24 03:12' },
  units: { day: ' 天', hour: ' 小时', minute: ' 分钟', second: ' 秒' },
}
