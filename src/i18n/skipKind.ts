import type { SkipKind } from '#domain/operation/action'
import { laterWords } from './laterWords'

/** What a Skip means, wherever it is told. */
export const useSkipKindWords = laterWords<Record<SkipKind, string>>({
  en: { doneByHand: 'Done by hand', notNeeded: 'Not needed', fixLater: 'Fix later' },
  'zh-CN': { doneByHand: '已手动完成', notNeeded: '无需执行', fixLater: '稍后处理' },
})
