/** The reply graph of a group; a person or an arc opens the replies behind it. */
import { useCallback, useMemo } from 'react'
import { ChartFrame } from './ChartFrame.tsx'
import type { Colours } from './colours.ts'
import { EChart, type Picked } from './EChart.tsx'
import { useSteady } from './use-steady.ts'
import { type Arc, type Person, tiedTogether, type WebPicture, webOption } from './web-option.ts'

type Words = WebPicture & {
  question: string
  label: string
  note?: string
  tableHead: readonly [string, string, string]
  onPickArc?: (arc: Arc) => void
  onPickPerson?: (id: string) => void
}

export function ReplyWeb({ question, label, note, tableHead, onPickArc, onPickPerson, ...given }: Words) {
  const picture = useSteady(given)
  const tied = useMemo(() => tiedTogether(picture), [picture])
  const draw = useCallback((colours: Colours) => webOption(picture, colours), [picture])
  const most = strongest(tied.arcs)
  const inTable = (row: number) => {
    const arc = most[row]
    if (arc) onPickArc?.(arc)
  }
  const pick = ({ kind, dataIndex }: Picked) => {
    const arc = tied.arcs[dataIndex]
    const person = tied.people[dataIndex]
    if (kind === 'edge' && arc) onPickArc?.(arc)
    if (kind === 'node' && person) onPickPerson?.(person.id)
  }
  return (
    <ChartFrame question={question} table={{ ...tableOf(tableHead, tied.people, most), onPick: inTable }} note={note}>
      <EChart label={label} height={460} draw={draw} onPick={pick} />
    </ChartFrame>
  )
}

const mostRows = 200
const strongest = (arcs: readonly Arc[]) => [...arcs].sort((a, b) => b.replies - a.replies).slice(0, mostRows)

function tableOf(head: Words['tableHead'], people: readonly Person[], arcs: readonly Arc[]) {
  const names = new Map(people.map((person) => [person.id, person.name]))
  return { head, rows: arcs.map((arc) => [names.get(arc.from) ?? '–', names.get(arc.to) ?? '–', arc.replies]) }
}
