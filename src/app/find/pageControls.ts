/** What is not worth finding: what is refused, what opens this, and what only chooses among what is shown. */
const left = '[aria-disabled=true], [disabled], [role=tab], [aria-pressed], [aria-keyshortcuts]'

function controls(): ReadonlyMap<string, HTMLElement> {
  const byName = new Map<string, HTMLElement>()
  for (const place of ['#content', 'header'])
    for (const button of document.querySelectorAll<HTMLElement>(`${place} button:not(${left})`)) {
      const name = nameOf(button)
      // A button out of sight on this width stands elsewhere in another shape.
      if (name !== '' && !byName.has(name) && button.checkVisibility()) byName.set(name, button)
    }
  return byName
}

const nameOf = (button: HTMLElement): string =>
  (button.getAttribute('aria-label') ?? button.textContent).replaceAll(/\s+/g, ' ').trim()

/** The names of what can be pressed on the page now, the content's before the header's. */
export const controlNames = (): readonly string[] => [...controls().keys()]

/** Presses it as a hand would: what it opens, and whether it may, the page itself decides. */
export const pressControl = (name: string): void => controls().get(name)?.click()
