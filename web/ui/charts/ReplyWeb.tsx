/** The reply graph of a group; a person or an arc opens the replies behind it. */
import { useCallback, useMemo } from 'react'
import { ChartFrame } from './ChartFrame.tsx'
import type { Colours } from './colours.ts'
import { EChart, type Picked } from './EChart.tsx'
import { type Arc, tiedTogether, type WebPicture, webOption } from './web-option.ts'

type Words = WebPicture & {
  question: string
  label: string
  note?: string
  tableHead: readonly [string, string, string]
  onPickArc?: (arc: Arc) => void
  onPickPerson?: (id: string) => void
}

export function ReplyWeb({ question, label, note, tableHead, onPickArc, onPickPerson, ...picture }: Words) {
  const tied = useMemo(() => tiedTogether(picture), [picture.people, picture.arcs])
  const draw = useCallback((colours: Colours) => webOption(picture, colours), [JSON.stringify(tied)])
  const table = useMemo(() => {
    const names = new Map(picture.people.map((person) => [person.id, person.name]))
    const most = [...tied.arcs].sort((a, b) => b.replies - a.replies).slice(0, 200)
    return {
      head: tableHead,
      rows: most.map((arc) => [names.get(arc.from) ?? '–', names.get(arc.to) ?? '–', arc.replies]),
    }
  }, [tied, picture.people, tableHead])
  const pick = ({ kind, dataIndex }: Picked) => {
    const arc = tied.arcs[dataIndex]
    const person = tied.people[dataIndex]
    if (kind === 'edge' && arc) onPickArc?.(arc)
    if (kind === 'node' && person) onPickPerson?.(person.id)
  }
  return (
    <ChartFrame question={question} table={table} note={note}>
      <EChart label={label} height={460} draw={draw} onPick={pick} />
    </ChartFrame>
  )
}
