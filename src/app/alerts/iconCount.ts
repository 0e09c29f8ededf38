const size = 64

/** Draws a count on the tab's icon, and on the app's where it is installed; 0 and the end of the page take it away. */
export function showIconCount(count: number): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  if (!link) return
  link.dataset['plain'] ??= link.href
  const plain = link.dataset['plain']
  if ('setAppBadge' in navigator) void navigator.setAppBadge(count).catch(() => undefined)
  if (count === 0) {
    link.href = plain
    return
  }
  const image = new Image()
  image.addEventListener('load', () => {
    const canvas = document.createElement('canvas')
    canvas.width = size
    canvas.height = size
    const pen = canvas.getContext('2d')
    if (!pen) return
    pen.drawImage(image, 0, 0, size, size)
    pen.fillStyle = '#c62828'
    pen.beginPath()
    pen.arc(size - 22, size - 22, 22, 0, 2 * Math.PI)
    pen.fill()
    pen.fillStyle = '#ffffff'
    pen.font = 'bold 30px sans-serif'
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.fillText(count > 99 ? '99' : String(count), size - 22, size - 20)
    link.href = canvas.toDataURL()
  })
  image.src = plain
}
