export const alerts = () => ({
  title: 'Tell me when something stops',
  text: 'While this tab is in the background it looks once a minute, and tells you of each node that stops. Close all tabs, and nobody tells you.',
  notifies: 'Show a notification, and the count on the tab’s icon',
  sounds: 'With two quiet tones',
  denied:
    'This browser does not allow it: let this site show notifications in the browser’s settings, then try again.',
  unsupported: 'This browser shows no notifications of a page.',
  one: (node: string, state: string) => `${node} · ${state}`,
  several: (count: number) => `${count} nodes wait for you`,
})
