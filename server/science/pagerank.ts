import type { Arc } from './arcs.ts'
import { byId } from './order.ts'

const damping = 0.85
const rounds = 50

/**
 * PageRank (Brin & Page 1998) over reply arcs, so that being answered by people who are answered counts more:
 * damping .85, arcs weighted by replies, the mass of people who answer nobody spread evenly, 50 rounds.
 * `people` should hold every speaker, also those without arcs. Ranks sum to 1.
 */
export function pageRank(people: Iterable<string>, arcs: readonly Arc[]): Map<string, number> {
  const names = [...new Set([...people, ...arcs.flatMap(({ from, to }) => [from, to])])].sort(byId)
  const web = weave(names, arcs)
  let ranks = new Float64Array(names.length).fill(1 / names.length)
  for (let round = 0; round < rounds; round++) ranks = flow(ranks, web)
  return new Map(names.map((name, at) => [name, ranks[at] as number]))
}

type Web = { from: Int32Array; to: Int32Array; part: Float64Array; answersNobody: Uint8Array }

/** The arcs on numbered people, each with its part of all that its answerer has to give. */
function weave(names: readonly string[], arcs: readonly Arc[]): Web {
  const numbers = new Map(names.map((name, at) => [name, at]))
  const from = Int32Array.from(arcs, (arc) => numbers.get(arc.from) as number)
  const to = Int32Array.from(arcs, (arc) => numbers.get(arc.to) as number)
  const given = new Float64Array(names.length)
  arcs.forEach((arc, i) => {
    given[from[i] as number]! += arc.replies
  })
  const part = Float64Array.from(arcs, (arc, i) =>
    arc.replies > 0 ? arc.replies / (given[from[i] as number] as number) : 0,
  )
  return { from, to, part, answersNobody: Uint8Array.from(given, (sum) => (sum > 0 ? 0 : 1)) }
}

function flow(ranks: Float64Array, { from, to, part, answersNobody }: Web): Float64Array<ArrayBuffer> {
  let dangling = 0
  answersNobody.forEach((alone, at) => {
    if (alone) dangling += ranks[at] as number
  })
  const next = new Float64Array(ranks.length).fill((1 - damping + damping * dangling) / ranks.length)
  part.forEach((share, i) => {
    next[to[i] as number]! += damping * share * (ranks[from[i] as number] as number)
  })
  return next
}
