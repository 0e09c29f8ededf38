import { expect, it } from 'vitest'
import { apart } from './apart'

it('sets letters and digits a space apart from Chinese, and Chinese not', () => {
  const skipped = (who: string, time: string) => apart`${who}于${time}跳过`
  expect(skipped('li.na', '22:46')).toBe('li.na 于 22:46 跳过')
  expect(skipped('张三', '昨天 22:46')).toBe('张三于昨天 22:46 跳过')
  expect(apart`自${'11月28日'}起。`).toBe('自 11月28日起。')
})
