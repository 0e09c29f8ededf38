import { useId, type ReactNode } from 'react'
import { Stack } from '#ui/Stack'

/** One chapter of the page. */
export function Part({ name, children }: { name: string; children: ReactNode }) {
  const id = useId()
  return (
    <Stack as="section" aria-labelledby={id} gap="lg">
      <h2 id={id}>{name}</h2>
      {children}
    </Stack>
  )
}
