import { useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { isScenarioName, scenarioNames, scenarioTitle, type ScenarioName } from './scenarios'
import type { World } from './world'

const words = {
  en: {
    demo: 'Demo',
    scenario: 'Scenario',
    speed: 'Clock speed',
    paused: 'Paused',
    time: 'World time',
    reset: 'Reset',
  },
  zh: { demo: '演示', scenario: '场景', speed: '时钟速度', paused: '暂停', time: '世界时间', reset: '重置' },
}
const speeds = [0, 1, 10, 60]

// One dark bar for both themes: its contrast never depends on the page behind it.
const css = `
.demo-bar { position: fixed; inset: auto 0 0 0; z-index: 1250; display: flex; flex-wrap: wrap; align-items: center;
  gap: 4px 12px; padding: 4px 12px; box-sizing: border-box; background: #1d2330; color: #f3f5f9;
  border-top: 1px solid #4a5468; font: 13px/1.4 system-ui, sans-serif; color-scheme: dark; }
.demo-bar strong { font-weight: 600; }
.demo-bar label { display: inline-flex; align-items: center; gap: 6px; min-width: 0; }
.demo-bar select, .demo-bar button { font: inherit; color: #f3f5f9; background: #2c3446; border: 1px solid #7f8aa3;
  border-radius: 4px; padding: 2px 6px; min-height: 28px; max-width: 190px; }
.demo-bar button { cursor: pointer; padding: 2px 12px; }
.demo-bar :focus-visible { outline: 2px solid #9cc2ff; outline-offset: 1px; }
.demo-bar time { font-variant-numeric: tabular-nums; }
.demo-bar .demo-bar-word { white-space: nowrap; }
@media (max-width: 600px) {
  .demo-bar { padding: 4px 8px; gap: 4px 8px; }
  .demo-bar .demo-bar-word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .demo-bar select { max-width: 160px; }
}
@media print { .demo-bar { display: none; } }
`

/** Puts the bar at the foot of the page. `leave` opens another scenario, or the same one anew. */
export function mountDemoBar(world: World, leave: (next: ScenarioName) => void): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  const host = document.body.appendChild(document.createElement('div'))
  createRoot(host).render(<DemoBar world={world} leave={leave} />)
}

interface DemoBarProps {
  world: World
  leave: (next: ScenarioName) => void
}

/** Scenario, clock and reset of the demo. */
function DemoBar({ world, leave }: DemoBarProps) {
  const language = useSyncExternalStore(watchLanguage, readLanguage)
  const speed = useSyncExternalStore(world.subscribe, () => world.clock.speed)
  const seconds = useSyncExternalStore(
    (listener) => watchClock(world, listener),
    () => Math.floor(world.clock.now() / 1000),
  )
  const bar = useReservedHeight()
  const id = useId()
  const word = words[language]
  const time = new Date(seconds * 1000)
  return (
    <section className="demo-bar" aria-label={word.demo} ref={bar} lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <strong aria-hidden="true">{word.demo}</strong>
      <label htmlFor={`${id}-scenario`}>
        <span className="demo-bar-word">{word.scenario}</span>
        <select
          id={`${id}-scenario`}
          value={world.scenario}
          onChange={(event) => {
            if (isScenarioName(event.target.value)) leave(event.target.value)
          }}
        >
          {scenarioNames.map((name) => (
            <option key={name} value={name}>
              {scenarioTitle[language][name]}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={`${id}-speed`}>
        <span className="demo-bar-word">{word.speed}</span>
        <select
          id={`${id}-speed`}
          value={speed}
          onChange={(event) => world.clock.setSpeed(Number(event.target.value))}
        >
          {speeds.map((value) => (
            <option key={value} value={value}>
              {value === 0 ? word.paused : `${value}×`}
            </option>
          ))}
        </select>
      </label>
      <span>
        <span className="demo-bar-word">{word.time} </span>
        <time dateTime={time.toISOString()}>
          {time.toLocaleTimeString(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZoneName: 'short' })}
        </time>
      </span>
      <button type="button" onClick={() => leave(world.scenario)}>
        {word.reset}
      </button>
    </section>
  )
}

/** Tells the page how high the bar is, so that nothing lies under it. */
function useReservedHeight() {
  const bar = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const element = bar.current
    if (!element) return
    const root = document.documentElement
    const measure = () => root.style.setProperty('--demo-bar-height', `${element.offsetHeight}px`)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      observer.disconnect()
      root.style.removeProperty('--demo-bar-height')
    }
  }, [])
  return bar
}

function readLanguage(): 'en' | 'zh' {
  return document.documentElement.lang.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

function watchLanguage(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] })
  return () => observer.disconnect()
}

function watchClock(world: World, listener: () => void): () => void {
  const timer = setInterval(listener, 500)
  const stop = world.subscribe(listener)
  return () => {
    clearInterval(timer)
    stop()
  }
}
