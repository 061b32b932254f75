/** The field of groups: one bubble each; pressing one goes there. */
import { type ReactNode, useCallback } from 'react'
import { type BubblePicture, bubbleOption } from './bubble-option.ts'
import { ChartFrame, type TableBehind } from './ChartFrame.tsx'
import type { Colours } from './colours.ts'
import { EChart } from './EChart.tsx'
import { useSteady } from './use-steady.ts'

type Words = BubblePicture & {
  question: string
  label: string
  table: TableBehind
  note?: ReactNode
  onPick?: (id: string) => void
}

export function BubbleField({ question, label, table, note, onPick, ...given }: Words) {
  const picture = useSteady(given)
  const draw = useCallback((colours: Colours) => bubbleOption(picture, colours), [picture])
  const pick = (at: { dataIndex: number }) => {
    const bubble = picture.bubbles[at.dataIndex]
    if (bubble) onPick?.(bubble.id)
  }
  return (
    <ChartFrame question={question} table={table} note={note}>
      <EChart label={label} height={420} draw={draw} onPick={pick} />
    </ChartFrame>
  )
}
