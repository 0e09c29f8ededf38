import { beforeEach, describe, expect, it, vi } from 'vitest'
import { en } from './en'
import { createFormat } from './format'
import { zhCN } from './zh-CN'

const english = createFormat('en', en.time)
const chinese = createFormat('zh-CN', zhCN.time)
const moment = Date.parse('2026-11-23T19:12:09.500Z')

describe('a moment', () => {
  beforeEach(() => void vi.stubEnv('TZ', 'Asia/Shanghai'))

  it('is written day first, with its zone last', () => {
    expect(english.time(moment)).toBe('24 Nov 2026, 03:12:09 GMT+8')
    expect(chinese.time(moment)).toBe('2026年11月24日 03:12:09 GMT+8')
    expect(english.clock(moment)).toBe('03:12:09 GMT+8')
    expect(chinese.clock(moment)).toBe('03:12:09 GMT+8')
  })

  it.each([
    ['UTC', '23 Nov 2026, 19:12:09 GMT+0'],
    ['Asia/Kolkata', '24 Nov 2026, 00:42:09 GMT+5:30'],
    ['America/New_York', '23 Nov 2026, 14:12:09 GMT-5'],
  ])('is written in the zone of the browser: %s', (zone, expected) => {
    vi.stubEnv('TZ', zone)
    expect(english.time(moment)).toBe(expected)
  })

  it('has the offset of its own season', () => {
    vi.stubEnv('TZ', 'Europe/Berlin')
    expect(english.time(Date.parse('2026-07-01T00:00:00Z'))).toBe('1 Jul 2026, 02:00:00 GMT+2')
    expect(english.time(Date.parse('2026-12-01T00:00:00Z'))).toBe('1 Dec 2026, 01:00:00 GMT+1')
  })
})

describe('a moment as one says it', () => {
  beforeEach(() => void vi.stubEnv('TZ', 'Asia/Shanghai'))
  const now = Date.parse('2026-11-24T03:12:09+08:00')

  it.each([
    ['2026-11-24T03:12:20+08:00', 'just now', '刚刚'],
    ['2026-11-24T03:11:10+08:00', 'just now', '刚刚'],
    ['2026-11-24T03:11:09+08:00', '1 min ago', '1 分钟前'],
    ['2026-11-24T02:12:10+08:00', '59 min ago', '59 分钟前'],
    ['2026-11-24T02:12:09+08:00', 'today 02:12', '今天 02:12'],
    ['2026-11-24T04:12:09+08:00', 'today 04:12', '今天 04:12'],
    ['2026-11-23T23:59:59+08:00', 'yesterday 23:59', '昨天 23:59'],
    ['2026-11-22T00:00:00+08:00', '22 Nov 00:00', '11月22日 00:00'],
    ['2025-12-31T10:00:00+08:00', '31 Dec 2025', '2025年12月31日'],
  ])('%s: %s', (at, inEnglish, inChinese) => {
    expect(english.relative(Date.parse(at), now)).toBe(inEnglish)
    expect(chinese.relative(Date.parse(at), now)).toBe(inChinese)
  })

  it.each([
    ['2026-11-24T03:00:09+08:00', '03:00:09', '03:00:09'],
    ['2026-11-23T23:59:59+08:00', 'yesterday 23:59', '昨天 23:59'],
    ['2026-11-22T05:00:00+08:00', '22 Nov 05:00', '11月22日 05:00'],
    ['2025-12-31T10:00:00+08:00', '31 Dec 2025', '2025年12月31日'],
  ])('%s, among times of today: %s', (at, inEnglish, inChinese) => {
    expect(english.timeOfAnyDay(Date.parse(at), now)).toBe(inEnglish)
    expect(chinese.timeOfAnyDay(Date.parse(at), now)).toBe(inChinese)
  })

  it('minutes that are within the last hour stay minutes at midnight', () => {
    const midnight = Date.parse('2026-11-24T00:10:00+08:00')
    expect(english.relative(midnight - 20 * 60_000, midnight)).toBe('20 min ago')
    expect(english.relative(midnight - 61 * 60_000, midnight)).toBe('yesterday 23:09')
  })
})

describe('a duration', () => {
  it.each([
    [-5, '0s', '0 秒'],
    [0, '0s', '0 秒'],
    [350, '<1s', '<1 秒'],
    [45_000, '45s', '45 秒'],
    [99_999, '1m 39s', '1 分钟 39 秒'],
    [3 * 3_600_000 + 12 * 60_000 + 59_000, '3h 12m', '3 小时 12 分钟'],
    [2 * 86_400_000, '2d', '2 天'],
    [1_234 * 86_400_000, '1,234d', '1,234 天'],
  ])('of %d ms has two units at most: %s', (ms, inEnglish, inChinese) => {
    expect(english.duration(ms)).toBe(inEnglish)
    expect(chinese.duration(ms)).toBe(inChinese)
  })
})

it('groups whole numbers by thousands', () => {
  expect([0, 999, 1_000, 10_000, 1_234_567].map(english.number)).toEqual([
    '0',
    '999',
    '1,000',
    '10,000',
    '1,234,567',
  ])
  expect(chinese.number(10_000)).toBe('10,000')
})

it('writes shares and lists as each language does', () => {
  expect([0, 0.9654, 0.99, 1].map(english.percent)).toEqual(['0%', '96.5%', '99%', '100%'])
  expect(chinese.percent(0.9654)).toBe('96.5%')
  expect(english.list(['a', 'b', 'c'])).toBe('a, b, and c')
  expect(chinese.list(['张三', '李四', '王芳'])).toBe('张三、李四和王芳')
})

it('sets the names of a Chinese list apart from its “and”', () => {
  expect(chinese.list(['chen.wei', 'li.na'])).toBe('chen.wei 和 li.na')
  expect(chinese.list(['ecs-1', 'ecs-2', 'Reload nginx (v2)', '重启'])).toBe(
    'ecs-1、ecs-2、Reload nginx (v2) 和重启',
  )
  expect(chinese.list(['重启', 'li.na'])).toBe('重启和 li.na')
  expect(chinese.list(['li.na'])).toBe('li.na')
  expect(english.list(['重启', 'li.na'])).toBe('重启 and li.na')
})
