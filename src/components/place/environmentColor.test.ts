import { describe, expect, test } from 'vitest'
import { environmentColor, environmentColors } from './environmentColor'
import { dark, light } from '#ui/theme/palette'

const luminance = (hex: string) =>
  [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, index) => sum + value * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0)
const contrast = (a: string, b: string) => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

describe('an environment’s stripe', () => {
  test.each(Object.entries(environmentColors))('%s is seen on the header of both themes', (_name, color) => {
    expect(contrast(color, light.paper)).toBeGreaterThanOrEqual(3)
    expect(contrast(color, dark.paper)).toBeGreaterThanOrEqual(3)
  })

  test('is the colour that the settings name, and gray for anything else', () => {
    expect(environmentColor('#12ab3F')).toBe('#12ab3F')
    expect(environmentColor('red')).toBe(environmentColors['red'])
    for (const odd of [null, 'url(//example.com)', '#12', 'constructor'])
      expect(environmentColor(odd)).toBe(environmentColors['gray'])
  })
})
