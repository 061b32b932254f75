/** A trend no bigger than a word; its sentence is read to those who do not see it. */
import './charts.css'
import { lastKnown, sparkPath, yOf } from './sparkline.ts'

type Words = {
  values: readonly (number | null)[]
  label: string
  range?: [number, number]
  width?: number
  height?: number
}

export function Sparkline({ values, label, range = [0, 100], width = 96, height = 24 }: Words) {
  const last = lastKnown(values)
  const step = values.length > 1 ? width / (values.length - 1) : 0
  return (
    <svg
      className="sparkline"
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`-2 -2 ${width + 4} ${height + 4}`}
    >
      <path d={sparkPath(values, width, height, range)} />
      {last && <circle cx={last.at * step} cy={yOf(last.value, height, range[0], range[1])} r="2.2" />}
    </svg>
  )
}
