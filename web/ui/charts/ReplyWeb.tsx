/** The reply graph of a group; a person or an arc opens the replies behind it. */
import { type ReactNode, useCallback, useMemo } from 'react'
import { ChartFrame } from './ChartFrame.tsx'
import type { Colours } from './colours.ts'
import { EChart, type Picked } from './EChart.tsx'
import { useSteady } from './use-steady.ts'
import { type Arc, folded, type Person, rest, tiedTogether, type WebPicture, webOption } from './web-option.ts'

type Words = WebPicture & {
  question: string
  label: string
  /** What the picture shows, in one sentence above it. */
  lead: string
  /** Told under the picture; `drawn` dots, and how many people were folded into one of them. */
  note?: (drawn: number, folded: number) => ReactNode
  tableHead: readonly [from: string, to: string, replies: string, estimated: string]
  onPickArc?: (arc: Arc) => void
  onPickPerson?: (id: string) => void
}

export function ReplyWeb({ question, label, lead, note, tableHead, onPickArc, onPickPerson, ...given }: Words) {
  const picture = useSteady(given)
  const web = useMemo(() => folded(picture), [picture])
  const most = useMemo(() => strongest(tiedTogether(picture).arcs), [picture])
  const draw = useCallback((colours: Colours) => webOption(web, picture.sayArc, colours), [web, picture])
  const inTable = (row: number) => {
    const arc = most[row]
    if (arc) onPickArc?.(arc)
  }
  const pick = ({ kind, dataIndex }: Picked) => {
    const arc = web.arcs[dataIndex]
    const person = web.people[dataIndex]
    if (kind === 'edge' && arc && arc.from !== rest && arc.to !== rest) onPickArc?.(arc)
    if (kind === 'node' && person && person.id !== rest) onPickPerson?.(person.id)
  }
  return (
    <ChartFrame
      question={question}
      table={{ ...tableOf(tableHead, picture.people, most), onPick: inTable }}
      note={note?.(web.people.length - Number(web.folded > 0), web.folded)}
    >
      <p className="lead">{lead}</p>
      <EChart label={label} height={460} draw={draw} onPick={pick} />
    </ChartFrame>
  )
}

const mostRows = 200
const strongest = (arcs: readonly Arc[]) => [...arcs].sort((a, b) => b.replies - a.replies).slice(0, mostRows)

function tableOf(head: Words['tableHead'], people: readonly Person[], arcs: readonly Arc[]) {
  const names = new Map(people.map((person) => [person.id, person.name]))
  const rows = arcs.map((arc) => [names.get(arc.from) ?? '–', names.get(arc.to) ?? '–', arc.replies, arc.estimated])
  return { head, rows }
}
