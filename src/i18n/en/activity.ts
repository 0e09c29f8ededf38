export const activity = {
  title: 'Activity',
  scope: 'Operations sent from this browser, newest first. AOM keeps no list that its API could give.',
  columns: {
    when: 'When',
    what: 'What',
    why: 'Reason',
    answer: 'AOM’s answer',
    effect: 'Effect',
  },
  empty: 'No operation was sent from this browser yet.',
  emptyHint:
    'Each operation leaves a line here: when, what, why, what AOM answered and whether the effect was seen.',
  noReason: 'none given',
  requestId: (id: string) => `Request id ${id}`,
  answer: {
    open: 'No answer yet',
    accepted: (status: number) => `Accepted, HTTP ${status}`,
    refused: (status: string) => (status ? `Refused, HTTP ${status}` : 'Refused'),
    unknown: (status: string) =>
      status ? `Unknown: no answer of AOM’s own, HTTP ${status}` : 'Unknown: no answer',
  },
  effect: {
    none: 'None: AOM refused it',
    seen: (after: string) => `Seen after ${after}`,
    waiting: 'Not seen yet',
    notSeen: 'Not seen within 60 s',
    unknown: 'Not known yet',
  },
  exportCsv: 'Export CSV',
  exportJson: 'Export JSON',
}
