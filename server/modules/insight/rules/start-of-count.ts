/** From which day on a group must be counted again. */
import type { ChatHead } from '../../messaging/index.ts'
import type { ProgressRow } from '../tables.ts'
import type { BusinessDays } from './business-days.ts'

type Signs = {
  progress: ProgressRow
  head: ChatHead | null
  /** Somebody told that history changed from then on. */
  due: Date | null
  /** The earliest message changed since it was counted last. */
  touched: Date | null
  /** The first thing ever said in the group. */
  firstAt: Date | null
  createdAt: Date
  days: BusinessDays
  wholly: boolean
}

/**
 * Counts from `forget` on no longer hold, those from `from` on are made again. `bornOn` is the first day of its history,
 * told by its messages; as long as nobody spoke, the day it was opened.
 */
export type Start = { forget: number; from: number; bornOn: number }

/** Seats and signals carry the time of their own transaction, which may have begun a while before it could be seen. */
const slackMs = 3_600_000

export function startOf(signs: Signs): Start {
  const { firstAt, createdAt, days } = signs
  const openedOn = days.of(createdAt)
  const bornOn = firstAt ? days.of(firstAt) : openedOn
  const beginning = Math.min(bornOn, openedOn)
  if (mustCountAll(signs)) return { forget: 0, from: beginning, bornOn }
  const moments = [signs.due, signs.touched, new Date(signs.progress.counted_at.getTime() - slackMs)]
  const forget = Math.min(...moments.flatMap((at) => (at ? [days.of(at)] : [])))
  return { forget, from: Math.max(beginning, forget), bornOn }
}

/** From when on what was said may be otherwise than it was last time; null when nothing was said or changed. */
export function changedSince(signs: Signs): Date | null {
  if (mustCountAll(signs)) return new Date(0)
  const moments = [signs.due, signs.touched].flatMap((at) => (at ? [at.getTime()] : []))
  return moments.length > 0 ? new Date(Math.min(...moments)) : null
}

/** Rewritten history without a word on where, other days, or never counted before. */
function mustCountAll({ progress, head, due, days, wholly }: Signs): boolean {
  const rewritten = (head?.epoch ?? 0) !== progress.epoch && due === null
  return wholly || rewritten || progress.zone !== days.zone
}
