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
}

type Clicked = { seriesIndex?: number; dataIndex?: number; dataType?: string }
const kindOf = (clicked: Clicked): Picked['kind'] =>
  clicked.dataType === 'node' || clicked.dataType === 'edge' ? clicked.dataType : 'point'

export function EChart({ label, height, draw, onPick }: Words) {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef({ draw, onPick })
  const chart = useRef<ECharts | null>(null)
  const { theme } = useTheme()
  latest.current = { draw, onPick }

  useEffect(() => {
    const box = place.current
    if (!box) return
    let gone = false
    const redraw = () => {
      chart.current?.resize()
      chart.current?.setOption(latest.current.draw(readColours(), box.clientWidth), true)
    }
    const watcher = new ResizeObserver(redraw)
    import('./core.ts').then(({ init }) => {
      if (gone) return
      chart.current = init(box)
      chart.current.on('click', (event) => {
        const clicked = event as Clicked
        latest.current.onPick?.({
          seriesIndex: clicked.seriesIndex ?? 0,
          dataIndex: clicked.dataIndex ?? 0,
          kind: kindOf(clicked),
        })
      })
      watcher.observe(box)
    })
    return () => {
      gone = true
      watcher.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [])

  // A chart must follow every change of what it draws, and of the theme whose colours it reads.
  useEffect(() => {
    chart.current?.setOption(draw(readColours(), place.current?.clientWidth ?? 600), true)
  }, [draw, theme])

  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />
}
