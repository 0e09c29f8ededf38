import { pageStore } from '#store'

/** How many nodes wait, as it is written; undefined where nothing counts them on every page. */
export const waitingCount = pageStore<string | undefined>(() => undefined)
