/** Whether replies form a star around the owner, a star around somebody else, or a mesh. */

type Arc = { from: string; to: string }
type ReplyShape = {
  kind: 'star' | 'starOther' | 'mesh' | 'between'
  /** The person in most replying pairs, and the share of pairs that include this person. */
  central: string | null
  centralShare: number
}
/** Of all arcs: how many are answered, how many have the owner at one end. */
type Web = { owner: { id: string }; reciprocity: number | null; ownerShare: number | null }

const starFrom = 0.6
const meshUpTo = 0.3

/** A star: most of who-answers-whom hangs on one person, be it the owner or another. A mesh hangs on nobody. */
export function shapeOf(arcs: readonly Arc[], { owner, reciprocity, ownerShare }: Web): ReplyShape {
  const { central, centralShare } = centreOf(arcs)
  const owned = ownerShare ?? 0
  const ownersStar = owned >= starFrom || (centralShare >= starFrom && central === owner.id)
  if (ownersStar) return { kind: 'star', central, centralShare }
  if (centralShare >= starFrom) return { kind: 'starOther', central, centralShare }
  const meshed = owned <= meshUpTo && centralShare <= meshUpTo && (reciprocity ?? 0) >= meshUpTo
  return { kind: meshed ? 'mesh' : 'between', central, centralShare }
}

function centreOf(arcs: readonly Arc[]): Pick<ReplyShape, 'central' | 'centralShare'> {
  const pairs = new Set(arcs.filter(({ from, to }) => from !== to).map(({ from, to }) => [from, to].sort().join(' ')))
  const degrees = new Map<string, number>()
  for (const pair of pairs) for (const person of pair.split(' ')) degrees.set(person, (degrees.get(person) ?? 0) + 1)
  const [first] = [...degrees].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return { central: first?.[0] ?? null, centralShare: first ? first[1] / pairs.size : 0 }
}
