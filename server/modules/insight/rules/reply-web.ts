/** Who answers whom as one picture: is it a star around the owner, or a mesh that holds without anyone? */
import type { PersonId } from '../../../kernel/people.ts'
import { reciprocity } from '../../../science/arcs.ts'

export type WebArc = { from: PersonId; to: PersonId; replies: number; estimated: number }
type WebFigures = {
  arcs: number
  replies: number
  /** Of the replies, those that the model alone tells. */
  estimated: number
  /** Share of arcs that are answered by one in the other direction; null without arcs. */
  reciprocity: number | null
  /** Share of arcs that the owner stands at one end of; null without arcs. */
  ownerShare: number | null
}

/** Each ordered pair of people stands once in `arcs`. */
export function measureWeb(arcs: readonly WebArc[], owner: PersonId): WebFigures {
  const sum = (figure: (arc: WebArc) => number) => arcs.reduce((total, arc) => total + figure(arc), 0)
  const owned = arcs.filter(({ from, to }) => from === owner || to === owner).length
  return {
    arcs: arcs.length,
    replies: sum(({ replies }) => replies),
    estimated: sum(({ estimated }) => estimated),
    reciprocity: reciprocity(arcs).value,
    ownerShare: arcs.length > 0 ? owned / arcs.length : null,
  }
}
