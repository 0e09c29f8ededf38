import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds, by every rule, in `part` or on the whole page. */
export async function violations(page: Page, part = 'html') {
  // Without frames the older way asks the same; describing the nodes that pass would take most of the time.
  const axe = new AxeBuilder({ page })
    .include(part)
    .setLegacyMode()
    // Axe itself leaves out the size of what is pressed (WCAG 2.2, 2.5.8).
    .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
  return (await axe.analyze()).violations
}
