export const alerts = {
  title: 'Tell me when something stops',
  text: 'While this tab is in the background it hears of stops from the gateway, where that watches the project, and else looks once a minute. Close all tabs, and nobody tells you.',
  notifies: 'Show a notification, and the count in the tab’s title and on its icon',
  sounds: 'With two quiet tones',
  denied:
    'This browser does not allow it: let this site show notifications in the browser’s settings, then try again.',
  unsupported: 'This browser shows no notifications of a page.',
  unable:
    'This browser shows no notification of a page, as those of phones do not. The count in the title and on the icon, and the tones, still tell you.',
  sample: 'New stops are told like this',
  sampleText: 'A press on one opens its node.',
  one: (node: string, state: string) => `${node} · ${state}`,
  several: (count: number) => `${count} nodes wait for you`,
}
