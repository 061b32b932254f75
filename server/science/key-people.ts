import { type Arc, dyadLoss } from './arcs.ts'
import { byId } from './order.ts'
import { pageRank } from './pagerank.ts'

/** How much of a group rests on one person, in a window of usually 28 days. */
export type Standing = {
  member: string
  messageShare: number
  pageRank: number
  /** "If this person leaves, this share of replying pairs is gone." */
  dyadLoss: number
  /** Mean of the three; ranks the candidates. */
  score: number
  /** Among the first K. */
  key: boolean
}

/**
 * Ranks the people a group rests on (关键人物) by the mean of message share, PageRank and dyad loss, ties by id.
 * `messages`: messages per speaker; `count`: K, the median of daily k80 (`medianK80`), how many of them are key.
 */
export function rankKeyPeople(
  messages: ReadonlyMap<string, number>,
  arcs: readonly Arc[],
  count: number | null,
): Standing[] {
  const written = [...messages.values()].reduce((sum, n) => sum + n, 0)
  const losses = dyadLoss(arcs)
  const standings = [...pageRank(messages.keys(), arcs)].map(([member, rank]) => {
    const messageShare = written > 0 ? (messages.get(member) ?? 0) / written : 0
    const loss = losses.get(member) ?? 0
    return { member, messageShare, pageRank: rank, dyadLoss: loss, score: (messageShare + rank + loss) / 3 }
  })
  standings.sort((x, y) => y.score - x.score || byId(x.member, y.member))
  return standings.map((standing, place) => ({ ...standing, key: place < (count ?? 0) }))
}
