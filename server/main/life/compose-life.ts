/** Composing sample life from a seed: the same seed and day give the same life on every machine. */
import { calendarOf, endOfLife } from './calendar.ts'
import { gatherPeople } from './cast/gather.ts'
import { groupPlans } from './cast/plan.ts'
import { chanceFrom } from './chance.ts'
import { describeLife, iso } from './describe-life.ts'
import type { Draft, Life, LifeEvent } from './life.ts'
import { liveSeason } from './scenes/season.ts'

type LifeOptions = {
  seed: number
  /** ISO date of the last day; life covers this day and the 35 before it, in Asia/Shanghai. */
  today: string
  /** ISO moment within the last day at which life stops; the end of that day if left out. */
  until?: string
}

/**
 * An alliance of 12 groups in three cities and all that happened in them, in order of time. An earlier `until` only cuts
 * the end off. Raises a RangeError for a seed that is no integer, or a day or moment that cannot be read.
 */
export function composeLife({ seed, today, until }: LifeOptions): { life: Life; events: LifeEvent[] } {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed is not an integer: ${seed}`)
  const chance = chanceFrom(seed)
  const calendar = calendarOf(today, chance.branch())
  const end = endOfLife(calendar, until)
  const { people, guests } = gatherPeople(chance.branch())
  const seasons = groupPlans.map((plan) => {
    const { members, advertisers } = guests(plan)
    return { plan, ...liveSeason(plan, members, advertisers, calendar, chance.branch()) }
  })
  const drafts = seasons.flatMap((season) => season.drafts)
  return {
    life: describeLife(people, seasons, { ...calendar, until: end }),
    events: inOrder(drafts, calendar.from, end),
  }
}

function inOrder(drafts: Draft[], from: number, end: number): LifeEvent[] {
  return drafts
    .filter(({ at }) => at >= from && at <= end)
    .sort((one, other) => one.at - other.at)
    .map((draft) => ({ ...draft, at: iso(draft.at) }))
}
