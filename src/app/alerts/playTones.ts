/** Two quiet tones, a third of a second in all; silent where the browser lets no page sound before a press. */
export function playTones(): void {
  if (!('AudioContext' in window)) return
  const context = new AudioContext()
  const gain = context.createGain()
  gain.gain.value = 0.05
  gain.connect(context.destination)
  for (const [index, hertz] of [587, 440].entries()) {
    const tone = context.createOscillator()
    tone.frequency.value = hertz
    tone.connect(gain)
    tone.start(context.currentTime + index * 0.17)
    tone.stop(context.currentTime + index * 0.17 + 0.15)
    if (index === 1) tone.addEventListener('ended', () => void context.close())
  }
}
