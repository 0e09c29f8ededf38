export const attempts = {
  title: 'Attempts',
  columns: {
    number: 'No.',
    result: 'Result',
    began: 'Began',
    took: 'Took',
    targets: 'Targets',
    why: 'Why',
    next: 'Then',
  },
  same: (count: number) => `The same failure ${count} times in a row.`,
  fromAom: 'As AOM reports it',
  noted: 'AOM no longer reports it: as it stood when it was replaced',
  fromJournal:
    'Earlier attempts are from the gateway’s journal: what stood on the page of whoever retried. AOM reports the newest.',
  fromBrowser:
    'Earlier attempts are those that this browser replaced: this gateway keeps no journal. AOM reports the newest.',
  notRead: 'The gateway’s journal cannot be read now: attempts that AOM no longer reports may be missing.',
  /** "li.na · Retry · 02:52: link is stable again" */
  replaced: (who: string, verb: string, time: string) => `${who} · ${verb} · ${time}`,
  somebody: 'Somebody',
  thisBrowser: 'This browser',
  notNoted: 'not noted',
  hosts: 'Hosts by attempt',
  host: 'Host',
  attempt: (number: number) => `Attempt ${number}`,
  stillFails: 'still fails',
  unknown: 'not known',
  hostsFrom: 'Hosts that failed at least once. “–” where nobody noted how it fared.',
  outcomes: { succeeded: 'ok', failed: 'failed', inProgress: 'running', notRun: 'not run' },
  moreHosts: (count: number) => `${count} more hosts that failed were not noted by name.`,
}
