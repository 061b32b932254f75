/** What stands still in sample life: who is there, which groups there are, who sits where. */
import { type Calendar, zone } from './calendar.ts'
import type { CastPerson } from './cast/people.ts'
import { circles, communities, foundingMoment, type GroupPlan, groupPlans, tenant } from './cast/plan.ts'
import type { Player } from './cast/seats.ts'
import type { Life, LifeGroup, LifePerson, LifeSeat } from './life.ts'

type Lived = { plan: GroupPlan; players: Player[] }

/** Epoch milliseconds as ISO 8601 in UTC. */
export const iso = (at: number) => new Date(at).toISOString()

/** The alliance with everybody who had a seat by the end of the calendar. */
export function describeLife(people: CastPerson[], lived: Lived[], calendar: Calendar): Life {
  const seats = lived.flatMap(({ plan, players }) =>
    players.filter(({ joined }) => joined <= calendar.until).map((player) => seatOf(plan, player, calendar)),
  )
  const seated = new Set(seats.map(({ person }) => person))
  return {
    tenant,
    zone,
    from: iso(calendar.from),
    until: iso(calendar.until),
    leads: { owner: 'p001', member: busiestMember(lived) },
    circles,
    communities,
    groups: groupPlans.map((plan) => groupOf(plan, calendar)),
    people: people.filter(({ key }) => seated.has(key)).map(personOf),
    seats,
  }
}

function seatOf(plan: GroupPlan, { person, role, joined, left }: Player, calendar: Calendar): LifeSeat {
  const seat = { group: plan.key, person: person.key, role, joinedAt: iso(joined) }
  return left <= calendar.until ? { ...seat, leftAt: iso(left) } : seat
}

function groupOf(plan: GroupPlan, calendar: Calendar): LifeGroup {
  const { key, community, name, about, character, cap } = plan
  const foundedAt = iso(foundingMoment(plan, calendar))
  return { key, community, name, about, character, cap, topics: Object.values(plan.topics), foundedAt }
}

function personOf({ key, name, bio, city, staff, offers, needs }: CastPerson): LifePerson {
  return { key, name, bio, city, staff, offers, needs }
}

/** The member with a bio, not of the staff, who writes most over at least three groups and has left none. */
function busiestMember(lived: Lived[]): string {
  const known = new Map<string, { weight: number; seats: number }>()
  for (const { person, weight, left } of lived.flatMap(({ players }) => players)) {
    if (person.staff || person.advertiser || !person.bio || left !== Infinity) continue
    const sum = known.get(person.key) ?? { weight: 0, seats: 0 }
    known.set(person.key, { weight: sum.weight + weight, seats: sum.seats + 1 })
  }
  const [busiest] = [...known].filter(([, { seats }]) => seats >= 3).sort(([, a], [, b]) => b.weight - a.weight)
  if (!busiest) throw new RangeError('nobody sits in three groups')
  return busiest[0]
}
