import type { MemberFigures } from './member-figures.ts'
import { betaQuantile } from './numerics/beta.ts'

/** What makes a member a critic: at least `least` of the replies disagree, surely more than twice `groupShare`. */
export type CriticEvidence = { disagreements: number; replies: number; least: number; groupShare: number }

const fewestDisagreements = 3
const leastReplyShare = 0.6

/** g: the group's disagreements per reply; 0 without replies. */
export function disagreementShare(members: readonly MemberFigures[]): number {
  const replies = members.reduce((sum, one) => sum + one.repliesOut, 0)
  const disagreements = members.reduce((sum, one) => sum + one.disagreements, 0)
  return replies > 0 ? Math.min(1, disagreements / replies) : 0
}

/**
 * A critic (批判者) mostly answers (R_out/M ≥ .6), has disagreed at least 3 times, and surely twice as often as the group:
 * the lower one-sided 95 % bound of Beta(D + 2g, R_out − D + 2(1 − g)) lies above 2g. Null for everybody else.
 */
export function criticEvidence(figures: MemberFigures, groupShare: number): CriticEvidence | null {
  const { messages, repliesOut: replies, disagreements } = figures
  if (disagreements < fewestDisagreements || replies < leastReplyShare * messages || groupShare >= 0.5) return null
  const agreements = Math.max(0, replies - disagreements)
  const least = betaQuantile(0.05, disagreements + 2 * groupShare, agreements + 2 * (1 - groupShare))
  return least > 2 * groupShare ? { disagreements, replies, least, groupShare } : null
}
