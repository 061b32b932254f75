/** The written plan of the alliance: its circles, communities and groups, and how much each group should live. */
import type { MemberRole } from '../../../modules/community/contract.ts'
import { type Calendar, hour, type Rhythm } from '../calendar.ts'
import type { Character, LifeCircle, LifeCommunity } from '../life.ts'
import alliance from './alliance.json' with { type: 'json' }

export type GroupPlan = {
  key: string
  community: string
  /** Which bank of texts its people speak from. */
  theme: string
  name: string
  about: string
  character: Character
  cap: number
  rhythm: Rhythm
  /** `local`: people of the circle's city; `online`: people of all three. */
  reach: 'local' | 'online'
  /** Day of founding counted from the first day of life; negative is before. */
  founded: number
  /** Seats at the beginning, and joins and exits within the 36 days. */
  seats: number
  joins: number
  leaves: number
  /** Messages on an ordinary day, and by what factor on a weekend. */
  writes: number
  weekend: number
  /** Shares of questions answered within five minutes and later; the rest is never answered. */
  answered: readonly [quick: number, late: number]
  /** How many people check in regularly, and on which ISO weekday if not daily. */
  checkIns: number
  checkInWeekday?: number
  /** Of its seats, how many go to people met nowhere else before. */
  newPeople: number
  /** Accounts that come only to advertise. */
  adverts: number
  topics: { checkIn?: string; questions?: string }
}

/** Roles given out in every group besides members, in this order, to the people who write most. */
export const appointments: readonly MemberRole[] = [
  'assistant',
  'atmosphere_lead',
  'mediator',
  'kol',
  'star',
  'star',
  'assistant',
]

type Written = Omit<GroupPlan, 'adverts' | 'answered'> & { adverts?: number; answered: number[] }
type Alliance = {
  tenant: { name: string; slug: string }
  circles: LifeCircle[]
  communities: LifeCommunity[]
  groups: Written[]
}

const written = alliance as Alliance

export const { tenant, circles, communities } = written
export const groupPlans: readonly GroupPlan[] = written.groups.map((group) => ({
  ...group,
  adverts: group.adverts ?? 0,
  answered: [group.answered[0] ?? 0.5, group.answered[1] ?? 0.25],
}))

/** A group is founded at nine in the morning of its day (epoch ms). */
export function foundingMoment({ founded }: GroupPlan, calendar: Calendar): number {
  return calendar.from + (founded * 24 + 9) * hour
}

/** City of the circle a group's community belongs to. */
export function cityOf(plan: GroupPlan): string {
  const community = communities.find(({ key }) => key === plan.community)
  const circle = circles.find(({ key }) => key === community?.circle)
  if (!circle) throw new RangeError(`group ${plan.key} belongs to no circle`)
  return circle.region.city
}
