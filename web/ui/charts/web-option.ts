/** Who answers whom: a star hangs on one person, a mesh holds without anyone. */
import type { EChartsCoreOption } from 'echarts/core'
import type { Colours } from './colours.ts'
import { escapeMarkup } from './bubble-option.ts'
import { tooltipLook } from './line-option.ts'

/** `weight` is the area of the dot. */
export type Person = { id: string; name: string; weight: number; key: boolean; owner: boolean }
/** `estimated`: how many of the replies nobody said outright. */
export type Arc = { from: string; to: string; replies: number; estimated: number }
export type WebPicture = {
  people: readonly Person[]
  arcs: readonly Arc[]
  sayArc: (from: string, to: string, replies: number) => string
  /** Names the dot that stands for all who are not drawn. */
  sayRest: (people: number) => string
}
export type Web = { people: Person[]; arcs: Arc[]; folded: number }

/** More dots than this are a cloud. */
const mostDrawn = 60
/** The id of the dot that stands for the others. */
export const rest = ''

/** The people who take part in at least one arc, and the arcs between them; others would only float around. */
export function tiedTogether(picture: Pick<WebPicture, 'people' | 'arcs'>): { people: Person[]; arcs: Arc[] } {
  const known = new Set(picture.people.map((person) => person.id))
  const arcs = picture.arcs.filter((arc) => known.has(arc.from) && known.has(arc.to) && arc.from !== arc.to)
  const tied = new Set(arcs.flatMap((arc) => [arc.from, arc.to]))
  return { people: picture.people.filter((person) => tied.has(person.id)), arcs }
}

/** The owner, the key people and whoever says most are drawn; all others become one dot, with their arcs added up. */
export function folded(picture: WebPicture): Web {
  const { people, arcs } = tiedTogether(picture)
  if (people.length <= mostDrawn) return { people, arcs, folded: 0 }
  const first = [...people].sort(mostWeighty).slice(0, mostDrawn - 1)
  const drawn = new Set(first.map((person) => person.id))
  const others = people.length - first.length
  const one: Person = { id: rest, name: picture.sayRest(others), weight: 0, key: false, owner: false }
  return { people: [...first, one], arcs: addUp(arcs, (id) => (drawn.has(id) ? id : rest)), folded: others }
}

const mostWeighty = (a: Person, b: Person) =>
  Number(b.owner) - Number(a.owner) ||
  Number(b.key) - Number(a.key) ||
  b.weight - a.weight ||
  (a.id < b.id ? -1 : Number(a.id > b.id))

function addUp(arcs: readonly Arc[], nameOf: (id: string) => string): Arc[] {
  const sums = new Map<string, Arc>()
  for (const { from, to, replies, estimated } of arcs) {
    const [one, other] = [nameOf(from), nameOf(to)]
    if (one === other) continue
    const before = sums.get(`${one} ${other}`) ?? { from: one, to: other, replies: 0, estimated: 0 }
    const sum = { replies: before.replies + replies, estimated: before.estimated + estimated }
    sums.set(`${one} ${other}`, { ...before, ...sum })
  }
  return [...sums.values()]
}

const nameOf = (people: readonly Person[], id: string) => people.find((person) => person.id === id)?.name ?? '–'

export function webOption({ people, arcs }: Web, sayArc: WebPicture['sayArc'], colours: Colours): EChartsCoreOption {
  const sayAt = ({ dataType, dataIndex }: { dataType?: string; dataIndex: number }) => {
    const arc = dataType === 'edge' ? arcs[dataIndex] : undefined
    if (!arc) return escapeMarkup(people[dataIndex]?.name ?? '')
    return escapeMarkup(sayArc(nameOf(people, arc.from), nameOf(people, arc.to), arc.replies))
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
    force: { initLayout: 'circular', repulsion, gravity: 0.3, edgeLength: [30, 120], layoutAnimation: false },
    zoom: 0.85,
    roam: false,
    draggable: false,
    edgeSymbol: ['none', 'arrow'],
    edgeSymbolSize: 5,
    cursor: 'pointer',
    emphasis: { focus: 'adjacency' },
    labelLayout: { hideOverlap: true },
  }
}

/** `share` of the heaviest: a person's weight is the area of the dot. The owner is told by shape, not by colour alone. */
function nodeOf({ id, name, key, owner }: Person, share: number, colours: Colours) {
  const written = { color: colours.ink, fontSize: 12, textBorderColor: colours.surface, textBorderWidth: 3 }
  const size = 8 + 28 * Math.sqrt(share)
  return {
    id,
    name: id,
    symbol: owner ? 'diamond' : 'circle',
    symbolSize: owner ? Math.max(20, size * 1.25) : size,
    itemStyle: {
      color: owner ? colours.amber : key ? colours.brand : colours.grey,
      borderColor: colours.surface,
      borderWidth: 1.5,
    },
    label: { show: key || owner || id === rest, formatter: name, position: 'right', ...written },
  }
}

/** Dashed where at least half of the replies are estimated. */
function linkOf({ from, to, replies, estimated }: Arc, share: number, colours: Colours) {
  const type = estimated * 2 >= replies ? 'dashed' : 'solid'
  const lineStyle = {
    color: colours['ink-3'],
    opacity: 0.2 + 0.5 * share,
    width: 0.75 + 2.5 * share,
    curveness: 0.12,
    type,
  }
  return { source: from, target: to, value: replies, lineStyle }
}
