/** What is not worth finding: what is refused or has nothing to do, what opens this, and what only chooses among what is shown. */
const left = '[aria-disabled=true], [disabled], [hidden], [role=tab], [aria-pressed], [aria-keyshortcuts]'

function controls(): ReadonlyMap<string, HTMLElement> {
  const byName = new Map<string, HTMLElement>()
  for (const place of ['#content', 'header'])
    for (const button of document.querySelectorAll<HTMLElement>(`${place} button:not(${left})`)) {
      const name = nameOf(button)
      // A button of the content that is out of sight stands elsewhere in another shape; the header's give way on a phone.
      const isThere = place === 'header' || button.checkVisibility()
      if (name !== '' && !byName.has(name) && isThere) byName.set(name, button)
    }
  return byName
}

const nameOf = (button: HTMLElement): string =>
  (button.getAttribute('aria-label') ?? button.textContent).replaceAll(/\s+/g, ' ').trim()

/** The names of what can be pressed on the page now, the content's before the header's. */
export const controlNames = (): readonly string[] => [...controls().keys()]

/** Presses it as a hand would: what it opens, and whether it may, the page itself decides. */
export const pressControl = (name: string): void => controls().get(name)?.click()
