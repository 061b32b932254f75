/** Draws one echarts picture: loads the library when first needed, follows size and theme, says what it shows. */
import type { ECharts, EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef } from 'react'
import { useTheme } from '../use-theme.ts'
import { type Colours, readColours } from './colours.ts'

export type Picked = { seriesIndex: number; dataIndex: number; kind: 'node' | 'edge' | 'point' }
type Words = {
  /** What the picture shows, for those who do not see it. */
  label: string
  height: number
  draw: (colours: Colours, width: number) => EChartsCoreOption
  onPick?: ((picked: Picked) => void) | undefined
  /** Anywhere in the plot of a chart with one axis of ticks: which tick, and which value on the other axis. */
  onPickTick?: ((tick: number, value: number) => void) | undefined
}

type Clicked = { seriesIndex?: number; dataIndex?: number; dataType?: string }

export function EChart({ label, height, draw, onPick, onPickTick }: Words) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const latest = useRef({ draw, onPick, onPickTick })
  const { theme } = useTheme()
  latest.current = { draw, onPick, onPickTick }

  useEffect(() => {
    const box = place.current
    if (!box) return
    return openChart(box, latest, (opened) => {
      chart.current = opened
    })
  }, [])

  // A chart must follow every change of what it draws, and of the theme whose colours it reads.
  useEffect(() => {
    chart.current?.setOption(draw(readColours(), place.current?.clientWidth ?? 600), true)
  }, [draw, theme])

  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />
}

type Latest = { readonly current: Pick<Words, 'draw' | 'onPick' | 'onPickTick'> }

/** Loads the library, draws into the box and keeps to its size; answers with how to close. */
function openChart(box: HTMLElement, latest: Latest, hold: (chart: ECharts | null) => void): () => void {
  let close = () => {}
  let gone = false
  import('./core.ts').then(({ init }) => {
    if (gone) return
    const chart = init(box)
    const watcher = new ResizeObserver(() => {
      chart.resize()
      chart.setOption(latest.current.draw(readColours(), box.clientWidth), true)
    })
    chart.on('click', (event) => latest.current.onPick?.(pickedOf(event)))
    // Lines are thin: a press anywhere in the plot means the tick below it.
    chart.getZr().on('click', ({ offsetX, offsetY }) => {
      const at = [offsetX, offsetY]
      if (!latest.current.onPickTick || !chart.containPixel('grid', at)) return
      const [tick = 0, value = 0] = chart.convertFromPixel('grid', at)
      latest.current.onPickTick(Math.round(tick), value)
    })
    watcher.observe(box)
    hold(chart)
    close = () => {
      watcher.disconnect()
      chart.dispose()
    }
  })
  return () => {
    gone = true
    close()
    hold(null)
  }
}

function pickedOf(event: unknown): Picked {
  const { seriesIndex = 0, dataIndex = 0, dataType } = event as Clicked
  return { seriesIndex, dataIndex, kind: dataType === 'node' || dataType === 'edge' ? dataType : 'point' }
}
