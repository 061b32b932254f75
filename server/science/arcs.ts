import { byId } from './order.ts'
import { type Share, shareOf } from './shares.ts'

/** `from` answered `to` this many times; never to oneself. Distinct ordered pairs of people. */
export type Arc = { from: string; to: string; replies: number }

/** Two people of whom at least one answered the other, `a` before `b` by id. */
type Dyad = { a: string; b: string; replies: number }

/** Counts replies between people into arcs, ordered by ids; replies to oneself are no arcs. */
export function tallyArcs(replies: Iterable<{ from: string; to: string; replies?: number }>): Arc[] {
  const arcs = new Map<string, Map<string, number>>()
  for (const { from, to, replies: count = 1 } of replies) {
    if (from === to) continue
    const row = arcs.get(from) ?? new Map<string, number>()
    arcs.set(from, row.set(to, (row.get(to) ?? 0) + count))
  }
  const flat = [...arcs].flatMap(([from, row]) => [...row].map(([to, count]) => ({ from, to, replies: count })))
  return flat.sort((x, y) => byId(x.from, y.from) || byId(x.to, y.to))
}

/** The share of arcs u→v whose reverse v→u exists too. Each ordered pair must stand once, as `tallyArcs` leaves them. */
export function reciprocity(arcs: readonly Arc[]): Share {
  const targets = Map.groupBy(arcs, (arc) => arc.from)
  const answers = new Map([...targets].map(([from, row]) => [from, new Set(row.map((arc) => arc.to))]))
  const mutual = arcs.filter(({ from, to }) => answers.get(to)?.has(from)).length
  return shareOf(mutual, arcs.length)
}

/** The distinct replying pairs of people, whichever way the replies went. */
export function dyadsOf(arcs: readonly Arc[]): Dyad[] {
  const turned = arcs.map(({ from, to, replies }) =>
    byId(from, to) < 0 ? { from, to, replies } : { from: to, to: from, replies },
  )
  return tallyArcs(turned).map(({ from, to, replies }) => ({ a: from, b: to, replies }))
}

/** For each person the share of replying pairs that would be gone without him or her; empty without pairs. */
export function dyadLoss(arcs: readonly Arc[]): Map<string, number> {
  const dyads = dyadsOf(arcs)
  const pairs = new Map<string, number>()
  for (const person of dyads.flatMap(({ a, b }) => [a, b])) pairs.set(person, (pairs.get(person) ?? 0) + 1)
  return new Map([...pairs].map(([person, count]) => [person, count / dyads.length]))
}
