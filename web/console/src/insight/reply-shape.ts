/** Whether replies form a star or a mesh. */

type Arc = { from: string; to: string; replies: number }
export type ReplyShape = { kind: 'star' | 'mesh' | 'between'; centralShare: number; reciprocity: number }

/**
 * The share of replying pairs that include the most connected person, and the share of arcs that are answered by one
 * in the other direction (reciprocity, as in the health part `mesh`). A star: most pairs hang on one person.
 */
export function shapeOf(arcs: readonly Arc[]): ReplyShape {
  const ways = new Set(arcs.filter((arc) => arc.from !== arc.to).map((arc) => `${arc.from} ${arc.to}`))
  const pairs = new Set([...ways].map((way) => way.split(' ').sort().join(' ')))
  const degrees = new Map<string, number>()
  for (const pair of pairs) for (const person of pair.split(' ')) degrees.set(person, (degrees.get(person) ?? 0) + 1)
  const back = [...ways].filter((way) => ways.has(way.split(' ').reverse().join(' '))).length
  const centralShare = pairs.size === 0 ? 0 : Math.max(...degrees.values()) / pairs.size
  const reciprocity = ways.size === 0 ? 0 : back / ways.size
  const kind = centralShare >= 0.6 ? 'star' : centralShare <= 0.3 && reciprocity >= 0.3 ? 'mesh' : 'between'
  return { kind, centralShare, reciprocity }
}
