/** Bringing about 400 people together over the 12 groups, many of them in several. */
import type { Chance } from '../chance.ts'
import { castAdvertiser, castPerson, castStaff, type CastPerson } from './people.ts'
import { cityOf, type GroupPlan } from './plan.ts'

/** Groups in which the alliance's owner and the shop's service sit; the secretary sits in all. */
const staffSeats: Record<string, readonly string[]> = {
  p001: ['street', 'tea', 'code', 'kitchen'],
  p003: ['tea'],
}

type Crowd = { people: CastPerson[]; taken: Set<string>; seats: Map<CastPerson, number>; chance: Chance }
type Guests = { members: CastPerson[]; advertisers: CastPerson[] }

/** Everybody met so far, and a way to find the guests of the next group; groups are asked for in the order of the plan. */
export function gatherPeople(chance: Chance): { people: CastPerson[]; guests: (plan: GroupPlan) => Guests } {
  const taken = new Set<string>()
  const crowd: Crowd = { people: castStaff(taken, chance), taken, seats: new Map(), chance }
  return { people: crowd.people, guests: (plan) => guestsOf(plan, crowd) }
}

function guestsOf(plan: GroupPlan, crowd: Crowd): Guests {
  const { people, seats, chance } = crowd
  const staff = people.filter(({ key, staff }) => staff && (staffSeats[key]?.includes(plan.key) ?? true))
  const acquainted = familiar(plan, crowd)
  const wanted = plan.seats + plan.joins - staff.length - acquainted.length
  const members = [...acquainted, ...meet(wanted, castPerson, plan, crowd)]
  for (const person of members) seats.set(person, (seats.get(person) ?? 0) + 1)
  const advertisers = meet(plan.adverts, castAdvertiser, plan, crowd)
  return { members: [...staff, ...chance.shuffled(members)], advertisers }
}

/** People from other groups: neighbours first, and those in many groups rather than in one. */
function familiar(plan: GroupPlan, { people, seats, chance }: Crowd): CastPerson[] {
  const city = cityOf(plan)
  const nearness = (person: CastPerson) => (person.city === city ? 1 : plan.reach === 'online' ? 0.3 : 0.03)
  const liking = (person: CastPerson) => nearness(person) * (0.7 + 0.3 * (seats.get(person) ?? 0))
  const pool = people.filter(({ staff, advertiser }) => !staff && !advertiser)
  // Exponential races draw without replacement in proportion to the liking.
  const finishes = pool.map((person) => ({ person, time: -Math.log(1 - chance.next()) / liking(person) }))
  const wanted = Math.max(0, plan.seats + plan.joins - plan.newPeople)
  return finishes
    .sort((a, b) => a.time - b.time)
    .slice(0, wanted)
    .map(({ person }) => person)
}

/** People met here for the first time. */
function meet(count: number, cast: typeof castPerson, plan: GroupPlan, { people, taken, chance }: Crowd): CastPerson[] {
  return Array.from({ length: count }, () => {
    const person = cast(plan.theme, cityOf(plan), people.length + 1, taken, chance)
    people.push(person)
    return person
  })
}
