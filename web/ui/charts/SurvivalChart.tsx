import { type ReactNode, useCallback } from 'react'
import { ChartFrame, type TableBehind } from './ChartFrame.tsx'
import type { Colours } from './colours.ts'
import { EChart } from './EChart.tsx'
import { type SurvivalPicture, survivalOption } from './survival-option.ts'
import { useSteady } from './use-steady.ts'

type Words = SurvivalPicture & { question: string; label: string; note?: ReactNode; table: TableBehind }

/** After how many days which share is still alive. */
export function SurvivalChart({ question, label, note, table, ...given }: Words) {
  const picture = useSteady(given)
  const draw = useCallback((colours: Colours) => survivalOption(picture, colours), [picture])
  return (
    <ChartFrame question={question} table={table} note={note}>
      <EChart label={label} height={320} draw={draw} />
    </ChartFrame>
  )
}
