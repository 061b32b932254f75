/** Of what was said, what somebody wants to be told of, and when. */
import type { PersonId } from '../../identity/contract.ts'
import type { Remark } from '../../messaging/index.ts'
import type { Wishes } from '../contract.ts'
import { endOfQuiet } from './quiet-hours.ts'

/** People are called by one group at most once in so many seconds, however much is said there. */
export const paceSeconds = 20

type Calling = Pick<Remark, 'by' | 'mentions' | 'mentionsAll' | 'answers'>

/** Means this person and nobody else: by name, or as an answer. */
export const meansMe = ({ mentions, answers }: Calling, me: PersonId): boolean =>
  mentions.includes(me) || answers === me

/** Means this person, perhaps among everyone. */
export const callsMe = (remark: Calling, me: PersonId): boolean => remark.mentionsAll || meansMe(remark, me)

/** What others said that a person wants to be told of, in its order. */
export function worthTelling<R extends Calling>(remarks: readonly R[], me: PersonId, about: Wishes['about']): R[] {
  if (about === 'nothing') return []
  return remarks.filter((remark) => remark.by !== me && (about === 'everything' || callsMe(remark, me)))
}

type Circumstances = { now: Date; toldAt: Date | null; wishes: Wishes; zone: string; isPersonal: boolean }

/** The first moment at which a person may be told: not too soon after the last time, not in their quiet hours. */
export function whenToTell({ now, toldAt, wishes, zone, isPersonal }: Circumstances): Date {
  const soonest = new Date(Math.max(now.getTime(), toldAt ? toldAt.getTime() + paceSeconds * 1000 : 0))
  if (!wishes.quiet || (isPersonal && wishes.callsPass)) return soonest
  return endOfQuiet(soonest, wishes.quiet, wishes.zone ?? zone) ?? soonest
}
