import type { MemberFigures } from './member-figures.ts'
import { zScores } from './numerics/z-scores.ts'
import { byId } from './order.ts'

/** One whose talks draw others, with what the ranking saw; `repliesPerMessage` is drawn towards the group's. */
export type Thinker = { member: string; starts: number; repliesPerMessage: number; place: number }

const mostThinkers = 3
const fewestStarts = 2

/**
 * The thinkers (思考者) of a window: of all speakers the top 3 by z(S) + z((R_in + 3m)/(M + 3)) + z(ln(mean length + 1)),
 * m being replies received per message in the group, as far as they started at least two talks; ties by id.
 */
export function findThinkers(members: readonly MemberFigures[]): Thinker[] {
  const speakers = members.filter((figures) => figures.messages > 0)
  const drawn = repliesDrawn(speakers)
  const starts = zScores(speakers.map((one) => one.starts))
  const replies = zScores(drawn)
  const lengths = zScores(speakers.map((one) => Math.log(one.meanLength + 1)))
  const ranked = speakers.map(({ member, starts: started }, at) => ({
    thinker: { member, starts: started, repliesPerMessage: drawn[at] ?? 0 },
    score: (starts[at] ?? 0) + (replies[at] ?? 0) + (lengths[at] ?? 0),
  }))
  ranked.sort((x, y) => y.score - x.score || byId(x.thinker.member, y.thinker.member))
  const top = ranked.slice(0, mostThinkers).map(({ thinker }, at) => ({ ...thinker, place: at + 1 }))
  return top.filter((thinker) => thinker.starts >= fewestStarts)
}

/** Replies received per message, with three messages' worth of the group's mean added. */
function repliesDrawn(speakers: readonly MemberFigures[]): number[] {
  const messages = speakers.reduce((sum, one) => sum + one.messages, 0)
  const replies = speakers.reduce((sum, one) => sum + one.repliesIn, 0)
  return speakers.map((one) => (one.repliesIn + (3 * replies) / messages) / (one.messages + 3))
}
