import { AxisLeft } from '@visx/axis'
import { scaleBand, scaleLinear } from '@visx/scale'
import { clsx } from 'clsx'
import { useElementWidth } from '#ui/useElementWidth'
import styles from './BarPlot.module.css'

interface Bar {
  readonly key: string
  /** Undefined leaves a gap. */
  readonly value: number | undefined
  /** Under the pointer. */
  readonly title: string
  /** A CSS colour. */
  readonly color: string
  /** Only its outline, so that it is told apart without colours. */
  readonly isHollow?: boolean
  /** The one that is shown elsewhere in full. */
  readonly isCurrent?: boolean
}

interface BarPlotProps {
  /** From left to right. */
  bars: readonly Bar[]
  /** Where most values lie, and the middle one. */
  band: { readonly from: number; readonly to: number; readonly middle: number } | undefined
  ticks: readonly number[]
  tickWords: (value: number) => string
  height: number
}

const left = 64
const margin = 8

/** Bars over a band. For the eye alone: a Figure gives it its name, and its table to everybody. */
export function BarPlot({ bars, band, ticks, tickWords, height }: BarPlotProps) {
  const [measure, width = 0] = useElementWidth()
  const highest = Math.max(1, band?.to ?? 0, ticks.at(-1) ?? 0, ...bars.map(({ value }) => value ?? 0))
  const x = scaleBand({
    domain: bars.map(({ key }) => key),
    range: [left, Math.max(left, width - margin)],
    padding: 0.25,
  })
  const y = scaleLinear({ domain: [0, highest], range: [height - margin, margin] })
  const widest = Math.min(x.bandwidth(), 28)
  return (
    <div ref={measure} className={styles.plot} style={{ height }}>
      {width > 0 && (
        <svg aria-hidden width={width} height={height}>
          {band && (
            <>
              <rect
                x={left}
                width={Math.max(0, width - margin - left)}
                y={y(band.to)}
                height={Math.max(1, y(band.from) - y(band.to))}
                className={styles.band}
              />
              <line
                x1={left}
                x2={width - margin}
                y1={y(band.middle)}
                y2={y(band.middle)}
                className={styles.middle}
              />
            </>
          )}
          {bars.map(({ key, value, title, color, isHollow, isCurrent }) => (
            <rect
              key={key}
              x={(x(key) ?? 0) + (x.bandwidth() - widest) / 2}
              width={widest}
              y={y(value ?? 0)}
              height={Math.max(0, y(0) - y(value ?? 0))}
              stroke={color}
              fill={color}
              className={clsx(styles.bar, isHollow && styles.hollow, isCurrent && styles.current)}
            >
              <title>{title}</title>
            </rect>
          ))}
          <AxisLeft
            left={left}
            scale={y}
            tickValues={[...ticks]}
            tickFormat={(value) => tickWords(Number(value))}
            tickLength={4}
            axisClassName={styles.axis ?? ''}
          />
        </svg>
      )}
    </div>
  )
}
