import type { Status } from '#domain/execution/status'
import type { Messages } from '#i18n/en'

/** The state's word; an unknown state carries AOM's own: "Unknown: FROZEN". */
export const statusLabel = (status: Status, t: Messages): string =>
  status.state === 'unknown' && status.raw !== '' ? t.shell.unknownState(status.raw) : t.states[status.state]
