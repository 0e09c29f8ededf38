import { describe, expect, test } from 'vitest'
import { states } from '#domain/execution/status'
import { dark, light } from './palette'

type Rgb = readonly [number, number, number]

const rgb = (hex: string): Rgb =>
  [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb
const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const linearRgb = (hex: string) => rgb(hex).map(linear) as unknown as Rgb
const luminance = (hex: string) => {
  const [r, g, b] = linearRgb(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string) => {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** Viénot's 1999 model of an eye without green cones (the most common form), in linear light. */
const withoutGreen = (hex: string): Rgb => {
  const [r, g, b] = linearRgb(hex)
  const yellow = 0.29275 * r + 0.70725 * g
  return [yellow, yellow, -0.02234 * r + 0.02234 * g + b]
}

const toLab = ([r, g, b]: Rgb): Rgb => {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
const distance = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s scheme', (_name, colors) => {
  test.each(states)('%s is readable on every surface it stands on', (state) => {
    for (const surface of [colors.background, colors.paper, colors.statesSoft[state]])
      expect(contrast(colors.states[state], surface)).toBeGreaterThanOrEqual(4.5)
  })

  test('text, muted text and the accent are readable', () => {
    for (const surface of [colors.background, colors.paper])
      for (const color of [colors.text, colors.textMuted, colors.accent])
        expect(contrast(color, surface)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colors.onAccent, colors.accent)).toBeGreaterThanOrEqual(4.5)
  })

  test('the states that matter most at night differ for an eye that does not see green', () => {
    const main = (['failed', 'paused', 'running', 'succeeded'] as const).map((state) => colors.states[state])
    for (const [index, one] of main.entries())
      for (const other of main.slice(index + 1))
        expect(distance(toLab(withoutGreen(one)), toLab(withoutGreen(other)))).toBeGreaterThan(15)
  })
})
