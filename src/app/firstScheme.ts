/* Runs before anything is drawn: until the styles are there, the empty page has the chosen theme's ground, not the system's. */
try {
  const chosen = localStorage.getItem('aom-operator.theme')
  if (chosen === 'light' || chosen === 'dark')
    document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', chosen)
} catch {
  // Storage is shut: the system's theme it is.
}
