import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { LongName } from './LongName'

const show = (name: string) =>
  render(
    <LongName name={name}>
      <h2>{name}</h2>
    </LongName>,
  )

test.each([
  ['a name as AOM’s own are', 'Rotate TLS certificates', false],
  ['64 signs', 'a'.repeat(64), false],
  ['65 signs', 'a'.repeat(65), true],
  ['33 Chinese signs, each as wide as two', '证'.repeat(33), true],
])('of %s', (_, name, isFolded) => {
  const { container } = show(name)
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(name)
  expect(container.querySelector('summary')?.title).toBe(isFolded ? name : undefined)
})
