/** Bringing about 400 people together over the 12 groups, many of them in several. */
import type { Chance } from '../chance.ts'
import { castAdvertiser, castPerson, castStaff, type CastPerson } from './people.ts'
import { cityOf, type GroupPlan } from './plan.ts'

/** Groups in which the alliance's owner and the shop's service sit; the secretary sits in all. */
const staffSeats: Record<string, readonly string[]> = {
  p001: ['street', 'tea', 'code', 'kitchen'],
  p003: ['tea'],
}

type Guests = { members: CastPerson[]; advertisers: CastPerson[] }

/** Everybody met so far, and a way to find the guests of the next group; groups are asked for in the order of the plan. */
export function gatherPeople(chance: Chance): { people: CastPerson[]; guests: (plan: GroupPlan) => Guests } {
  const taken = new Set<string>()
  const people = castStaff(taken, chance)
  const seatsTaken = new Map<CastPerson, number>()

  function guests(plan: GroupPlan): Guests {
    const city = cityOf(plan)
    const staff = people.filter(({ key, staff }) => staff && (staffSeats[key]?.includes(plan.key) ?? true))
    const acquainted = familiar(plan, city)
    const fresh = Array.from({ length: plan.seats + plan.joins - staff.length - acquainted.length }, () =>
      meet(plan, city),
    )
    for (const person of [...acquainted, ...fresh]) seatsTaken.set(person, (seatsTaken.get(person) ?? 0) + 1)
    return {
      members: [...staff, ...chance.shuffled([...acquainted, ...fresh])],
      advertisers: advertisersOf(plan, city),
    }
  }

  /** People from other groups: neighbours first, and those in many groups rather than in one. */
  function familiar(plan: GroupPlan, city: string): CastPerson[] {
    const wanted = plan.seats + plan.joins - plan.newPeople
    const liking = (person: CastPerson) =>
      (person.city === city ? 1 : plan.reach === 'online' ? 0.3 : 0.03) * (0.7 + 0.3 * (seatsTaken.get(person) ?? 0))
    const pool = people.filter(({ staff, advertiser }) => !staff && !advertiser)
    // Exponential races draw without replacement in proportion to the liking.
    const finishes = pool.map((person) => ({ person, time: -Math.log(1 - chance.next()) / liking(person) }))
    return finishes
      .sort((a, b) => a.time - b.time)
      .slice(0, Math.max(0, wanted))
      .map(({ person }) => person)
  }

  function meet(plan: GroupPlan, city: string): CastPerson {
    const person = castPerson(plan.theme, city, people.length + 1, taken, chance)
    people.push(person)
    return person
  }

  function advertisersOf(plan: GroupPlan, city: string): CastPerson[] {
    return Array.from({ length: plan.adverts }, () => {
      const account = castAdvertiser(city, people.length + 1, taken, chance)
      people.push(account)
      return account
    })
  }

  return { people, guests }
}
