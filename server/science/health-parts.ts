import { readActivity } from './activity.ts'
import { type Arc, dyadLoss, dyadsOf, reciprocity } from './arcs.ts'
import type { PartName } from './health-scale.ts'
import { type Share, shareOf } from './shares.ts'

/**
 * Figures of one group that the parts of health are measured from: humans only, full days only. The window is the last
 * 7 days or the last 28 as the name says. Null where the carrier does not tell.
 */
export type HealthFigures = {
  /** N: human seats today. */
  seats: number
  /** Distinct speakers per day, oldest first, silent days as 0, up to 96 days. */
  dailySpeakers: readonly number[]
  /** Distinct people who wrote in 7 days, their messages, and the messages of the one who wrote most. */
  speakers7: number
  messages7: number
  topSpeaker7: number
  /** Questions of 28 days, and those answered by another person within 5 minutes of service time. */
  questions28: { asked: number; answeredInTime: number } | null
  /** Reply arcs of 28 days; null when the carrier tells neither replies nor mentions. */
  arcs28: readonly Arc[] | null
  /** The member who leads the key people, whose loss `depend` asks about; null without one. */
  firstKeyPerson: string | null
  /** `newcomersWhoStayed`; null when joining days are unknown. */
  newcomers: Share | null
  /** Threads with at least two speakers in the last 28 days, and how many of these days there were. */
  talks28: { threads: number; days: number } | null
  /** Messages removed or reported in 7 days. */
  trouble7: number | null
  exits28: number | null
  buyers28: number | null
}

export type Parts = Partial<Record<PartName, Share>>

/** Measures every part of health that these figures allow. */
export function measureParts(figures: HealthFigures): Parts {
  const { seats, questions28, arcs28, newcomers, talks28, trouble7, exits28, buyers28 } = figures
  return {
    speak: shareOf(figures.speakers7, seats),
    steady: steadyPart(figures.dailySpeakers),
    ...(questions28 && { reply: shareOf(questions28.answeredInTime, questions28.asked) }),
    ...(arcs28 && { mesh: meshPart(arcs28, figures), depend: dependPart(arcs28, figures.firstKeyPerson) }),
    ...(newcomers && { stay: newcomers }),
    ...(talks28 && { fresh: freshPart(talks28, seats) }),
    ...(trouble7 !== null && { calm: shareOf(trouble7, figures.messages7) }),
    ...(exits28 !== null && { hold: shareOf(exits28, seats) }),
    ...(buyers28 !== null && { trade: shareOf(buyers28, seats) }),
  }
}

/** r of `readActivity`; n are the days behind it, at most 90. */
export function steadyPart(dailySpeakers: readonly number[]): Share {
  const { r } = readActivity(dailySpeakers)
  return { value: r, n: Math.min(90, dailySpeakers.length) }
}

/** 网状: half reciprocity of the arcs, half what is left of the talk without the top speaker; n are the arcs. */
export function meshPart(arcs: readonly Arc[], week: { messages7: number; topSpeaker7: number }): Share {
  const { value: mutual, n } = reciprocity(arcs)
  const { value: top } = shareOf(week.topSpeaker7, week.messages7)
  return { value: mutual === null || top === null ? null : (mutual + 1 - top) / 2, n }
}

/** The share of replying pairs that stay if the first key person leaves; n are the pairs. */
export function dependPart(arcs: readonly Arc[], firstKeyPerson: string | null): Share {
  const pairs = dyadsOf(arcs).length
  if (pairs === 0 || firstKeyPerson === null) return { value: null, n: pairs }
  return { value: 1 - (dyadLoss(arcs).get(firstKeyPerson) ?? 0), n: pairs }
}

/** Threads with at least two speakers per day and 100 seats; n are the days. */
export function freshPart({ threads, days }: { threads: number; days: number }, seats: number): Share {
  return { value: days > 0 && seats > 0 ? (threads / days / seats) * 100 : null, n: Math.max(0, days) }
}
