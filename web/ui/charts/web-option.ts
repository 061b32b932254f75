/** Who answers whom: a star hangs on one person, a mesh holds without anyone. */
import type { EChartsCoreOption } from 'echarts/core'
import type { Colours } from './colours.ts'
import { escapeMarkup } from './bubble-option.ts'
import { tooltipLook } from './line-option.ts'

export type Person = { id: string; name: string; weight: number; key: boolean }
export type Arc = { from: string; to: string; replies: number }
export type WebPicture = {
  people: readonly Person[]
  arcs: readonly Arc[]
  sayArc: (from: string, to: string, replies: number) => string
}

/** The people who take part in at least one arc, and the arcs between them; others would only float around. */
export function tiedTogether(picture: WebPicture): { people: Person[]; arcs: Arc[] } {
  const known = new Set(picture.people.map((person) => person.id))
  const arcs = picture.arcs.filter((arc) => known.has(arc.from) && known.has(arc.to) && arc.from !== arc.to)
  const tied = new Set(arcs.flatMap((arc) => [arc.from, arc.to]))
  return { people: picture.people.filter((person) => tied.has(person.id)), arcs }
}

const nameOf = (people: readonly Person[], id: string) => people.find((person) => person.id === id)?.name ?? '–'

export function webOption(picture: WebPicture, colours: Colours): EChartsCoreOption {
  const { people, arcs } = tiedTogether(picture)
  const sayAt = ({ dataType, dataIndex }: { dataType?: string; dataIndex: number }) => {
    const arc = dataType === 'edge' ? arcs[dataIndex] : undefined
    if (!arc) return escapeMarkup(people[dataIndex]?.name ?? '')
    return escapeMarkup(picture.sayArc(nameOf(people, arc.from), nameOf(people, arc.to), arc.replies))
  }
  const heaviest = Math.max(1e-9, ...people.map((person) => person.weight))
  const most = Math.max(1, ...arcs.map((arc) => arc.replies))
  return {
    animation: false,
    tooltip: { ...tooltipLook(colours), formatter: sayAt },
    series: [
      {
        ...layoutFor(people.length),
        data: people.map((person) => nodeOf(person, person.weight / heaviest, colours)),
        links: arcs.map((arc) => linkOf(arc, arc.replies / most, colours)),
      },
    ],
  }
}

/** Circular start and no motion: the same group looks the same on every visit. */
function layoutFor(people: number) {
  const repulsion = Math.min(260, Math.max(40, 9000 / Math.max(1, people)))
  return {
    type: 'graph',
    layout: 'force',
    force: { initLayout: 'circular', repulsion, gravity: 0.18, edgeLength: [24, 110], layoutAnimation: false },
    zoom: 0.9,
    roam: false,
    draggable: false,
    edgeSymbol: ['none', 'arrow'],
    edgeSymbolSize: 5,
    cursor: 'pointer',
    emphasis: { focus: 'adjacency' },
    labelLayout: { hideOverlap: true },
  }
}

/** `share` of the heaviest: a person's weight is the area of the dot. */
function nodeOf({ id, name, key }: Person, share: number, colours: Colours) {
  const written = { color: colours.ink, fontSize: 12, textBorderColor: colours.surface, textBorderWidth: 3 }
  return {
    id,
    name: id,
    symbolSize: 8 + 28 * Math.sqrt(share),
    itemStyle: { color: key ? colours.brand : colours.grey, borderColor: colours.surface, borderWidth: 1.5 },
    label: { show: key, formatter: name, position: 'right', ...written },
  }
}

function linkOf({ from, to, replies }: Arc, share: number, colours: Colours) {
  const lineStyle = { color: colours['ink-3'], opacity: 0.2 + 0.5 * share, width: 0.75 + 2.5 * share, curveness: 0.12 }
  return { source: from, target: to, value: replies, lineStyle }
}
