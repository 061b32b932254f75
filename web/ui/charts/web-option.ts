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
  const heaviest = Math.max(1e-9, ...people.map((person) => person.weight))
  const most = Math.max(1, ...arcs.map((arc) => arc.replies))
  return {
    animation: false,
    tooltip: {
      ...tooltipLook(colours),
      formatter: (at: { dataType?: string; dataIndex: number; name: string }) => {
        const arc = at.dataType === 'edge' ? arcs[at.dataIndex] : undefined
        if (!arc) return escapeMarkup(people[at.dataIndex]?.name ?? '')
        return escapeMarkup(picture.sayArc(nameOf(people, arc.from), nameOf(people, arc.to), arc.replies))
      },
    },
    series: [
      {
        type: 'graph',
        layout: 'force',
        // Circular start: the same group looks the same on every visit.
        force: {
          initLayout: 'circular',
          repulsion: Math.min(260, Math.max(40, 9000 / people.length)),
          gravity: 0.18,
          edgeLength: [24, 110],
          layoutAnimation: false,
        },
        zoom: 0.9,
        roam: false,
        draggable: false,
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 5,
        cursor: 'pointer',
        emphasis: { focus: 'adjacency' },
        labelLayout: { hideOverlap: true },
        data: people.map((person) => ({
          id: person.id,
          name: person.id,
          symbolSize: 8 + 28 * Math.sqrt(person.weight / heaviest),
          itemStyle: {
            color: person.key ? colours.brand : colours.grey,
            borderColor: colours.surface,
            borderWidth: 1.5,
          },
          label: {
            show: person.key,
            formatter: person.name,
            position: 'right',
            color: colours.ink,
            fontSize: 12,
            textBorderColor: colours.surface,
            textBorderWidth: 3,
          },
        })),
        links: arcs.map((arc) => ({
          source: arc.from,
          target: arc.to,
          value: arc.replies,
          lineStyle: {
            color: colours['ink-3'],
            opacity: 0.2 + 0.5 * (arc.replies / most),
            width: 0.75 + 2.5 * (arc.replies / most),
            curveness: 0.12,
          },
        })),
      },
    ],
  }
}
