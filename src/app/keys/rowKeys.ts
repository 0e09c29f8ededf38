/*
 * The row with the focus, and its own controls: a key presses what a hand would, so that a button which is not allowed says why
 * and nothing is sent without its dialog.
 */

const rows = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('main tbody > tr[aria-rowindex]'),
]

const currentRow = (): HTMLElement | null =>
  document.activeElement?.closest<HTMLElement>('main tbody > tr') ?? null

/** To the row below or above; from outside of the list, to the first in sight. */
export function moveRow(by: 1 | -1): void {
  const all = rows()
  const from = all.findIndex((row) => row === currentRow())
  const next =
    from < 0 ? (all.find((row) => row.getBoundingClientRect().top >= headHeight()) ?? all[0]) : all[from + by]
  next?.querySelector<HTMLElement>('a, button')?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

const headHeight = (): number => document.querySelector('header')?.getBoundingClientRect().bottom ?? 0

/** A control of the row, or of the panel of the one node that is looked at. */
export function pressOperation(action: string): void {
  const selector = `button[data-operation="${action}"]`
  const place = currentRow() ?? document.querySelector('[data-node-panel]')
  place?.querySelector<HTMLElement>(selector)?.click()
}

export const selectRow = (): void =>
  currentRow()?.querySelector<HTMLElement>('input[type="checkbox"]')?.click()

/** Of the group that the row is the head of, or stands in. */
export function turnGroup(): void {
  let row: Element | null = currentRow()
  while (row?.hasAttribute('data-member')) row = row.previousElementSibling
  const turn = row?.querySelector<HTMLElement>('button[aria-expanded]')
  turn?.focus()
  turn?.click()
}

export const toFilter = (): void =>
  document
    .querySelector<HTMLElement>(
      'main input[type="search"], main [role="search"] :is(input, select), main [aria-keyshortcuts="/"]',
    )
    ?.focus()
