/** Who sits in which group, since when, in what role, and how much they write there. */
import type { MemberRole } from '../../../modules/community/contract.ts'
import { type Calendar, drawMoment, hour, lifeDays } from '../calendar.ts'
import type { Chance } from '../chance.ts'
import type { CastPerson, Temper } from './people.ts'
import { appointments, foundingMoment, type GroupPlan } from './plan.ts'

/** A person in one group. Times are epoch ms; `left` is Infinity for those who stay. */
export type Player = {
  person: CastPerson
  role: MemberRole
  joined: number
  left: number
  /** Appetite for writing here; 0 for those who only read. */
  weight: number
  /** By day: how present the person is; 0.1 on a day elsewhere, 1 on a usual day. */
  presence: number[]
  temper: Temper
  friends: Player[]
  /** Joined within the 36 days, on somebody's invitation if known. */
  newcomer: boolean
  inviter?: Player
  removedBy?: Player
  reason?: string
}

/** Seats for all of `people` (the first `plan.seats` sit there from the start), with roles, appetites and friends. */
export function seatPeople(plan: GroupPlan, people: CastPerson[], calendar: Calendar, chance: Chance): Player[] {
  const joins = people.slice(plan.seats).map(() => joinMoment(plan, calendar, chance))
  const seated = people.map((person, place) =>
    place < plan.seats
      ? sit(person, firstMoment(plan, calendar, chance), false)
      : sit(person, joins[place - plan.seats] ?? calendar.from, true),
  )
  shareAppetite(plan, seated, chance)
  appoint(seated, foundingMoment(plan, calendar))
  for (const player of seated) {
    player.presence = presenceOf(plan, player, chance)
    if (player.newcomer && chance.happens(0.7))
      player.inviter = chance.pick(seated.filter(({ joined }) => joined < player.joined))
  }
  befriend(seated, chance)
  sayFarewell(plan, seated, calendar, chance)
  return seated
}

export function sit(person: CastPerson, joined: number, newcomer: boolean): Player {
  const temper = person.temper
  return {
    person,
    role: 'member',
    joined: Math.floor(joined),
    left: Infinity,
    weight: 0,
    presence: [],
    temper,
    friends: [],
    newcomer,
  }
}

/** Old groups filled up before life begins; a group founded within it fills in its first day. */
function firstMoment(plan: GroupPlan, calendar: Calendar, chance: Chance): number {
  const founded = foundingMoment(plan, calendar)
  return plan.founded < 0
    ? founded + chance.next() ** 1.7 * (calendar.from - founded)
    : founded + chance.next() ** 2 * 13 * hour
}

function joinMoment(plan: GroupPlan, calendar: Calendar, chance: Chance): number {
  const first = Math.max(1, plan.founded + 2)
  const appeal = (day: number) => (plan.character === 'growing' ? 0.6 + (day / lifeDays) * 1.2 : 1)
  const day = chance.weighted(calendar.days.slice(first), ({ index }) => appeal(index)) ?? calendar.days[first]
  if (!day) throw new RangeError('no day left to join')
  return drawMoment(day, 'leisure', chance)
}

/** Heavy-tailed: a handful write most, about half write next to nothing. */
function shareAppetite(plan: GroupPlan, seated: Player[], chance: Chance) {
  const keen = (player: Player) => player.person.talk * 0.65 + chance.next() * 0.35 - (player.newcomer ? 0.08 : 0)
  const ranked = seated.map((player) => ({ player, keen: keen(player) })).sort((a, b) => b.keen - a.keen)
  const core = Math.min(8, Math.max(3, Math.round(seated.length * 0.06)))
  const writers = Math.round(seated.length * (seated.length < 40 ? 0.6 : 0.46))
  for (const [rank, { player }] of ranked.entries()) {
    player.weight = appetiteAt(rank, core, writers, chance)
    if (rank < core && rank % 2 === 0) player.temper = 'thinker'
    if (rank === core || rank === core + 4) player.temper = 'critic'
    if (player.person.staff) player.weight = player.person.key === 'p003' ? 3 : 0.12
  }
}

function appetiteAt(rank: number, core: number, writers: number, chance: Chance): number {
  if (rank < core) return 10 * 0.87 ** rank * chance.between(0.85, 1.15)
  if (rank < writers) return (2.3 / (rank - core + 1) ** 0.55) * chance.between(0.6, 1.4)
  return chance.happens(0.4) ? 0 : 0.015
}

/** Roles go to those who write most; the owner, who founded the group, is the alliance's where it sits, else the second keenest. */
function appoint(seated: Player[], founded: number) {
  const keenest = seated
    .filter(({ newcomer, person }) => !newcomer && !person.staff)
    .sort((a, b) => b.weight - a.weight)
  for (const player of seated) if (player.person.staff) player.role = 'assistant'
  const owner = seated.find(({ person }) => person.key === 'p001') ?? keenest[1] ?? keenest[0]
  if (owner) Object.assign(owner, { role: 'owner', joined: founded } satisfies Partial<Player>)
  const free = keenest.filter((player) => player !== owner)
  const posts = appointments.slice(0, Math.max(3, Math.round(seated.length / 14)))
  for (const [place, role] of posts.entries()) {
    const player = free[place]
    if (player) player.role = role
  }
}

/** People are away on some days; in a cooling, dying or flooded group most fade out for good. */
function presenceOf(plan: GroupPlan, player: Player, chance: Chance): number[] {
  const shows = 0.4 + 0.5 * Math.min(1, player.weight / 6)
  const fades = fadingDay(plan, chance)
  return Array.from(
    { length: lifeDays },
    (_, day) => (day > fades ? 0.07 : 1) * (chance.happens(shows) ? chance.spread(1, 0.45) : 0.06),
  )
}

function fadingDay(plan: GroupPlan, chance: Chance): number {
  if (plan.character === 'cooling' && chance.happens(0.85)) return chance.between(9, 30)
  if (plan.character === 'flooded' && chance.happens(0.5)) return chance.between(8, 30)
  return Infinity
}

/** Each writer has a few people they answer more readily, mostly both ways. */
function befriend(seated: Player[], chance: Chance) {
  const writers = seated.filter(({ weight }) => weight > 0.1)
  for (const player of writers) {
    for (let bonds = chance.whole(2, 4); bonds > 0; bonds--) {
      const friend = chance.weighted(writers, (other) => (other === player ? 0 : Math.sqrt(other.weight)))
      if (!friend) continue
      player.friends.push(friend)
      if (chance.happens(0.7)) friend.friends.push(player)
    }
  }
}

/** Ordinary exits, and in a cooling group the departure of the person who carried it. */
function sayFarewell(plan: GroupPlan, seated: Player[], calendar: Calendar, chance: Chance) {
  const late = plan.character === 'cooling' || plan.character === 'flooded'
  const leavable = seated.filter(({ role, weight, newcomer }) => role === 'member' && weight < 2 && !newcomer)
  for (const player of chance.several(leavable, plan.leaves)) {
    const day =
      calendar.days[
        late
          ? chance.whole(16, 34)
          : plan.character === 'dead'
            ? chance.whole(8, 20)
            : chance.whole(Math.max(3, plan.founded + 3), 33)
      ]
    if (day) player.left = Math.floor(drawMoment(day, 'leisure', chance))
  }
  const pillar = keyPersonOf(plan, seated)
  const twentieth = calendar.days[20]
  if (pillar && twentieth) pillar.left = Math.floor(twentieth.start + chance.between(20.5, 22.5) * hour)
}

/** The person a cooling group loses on day 20: its keenest writer who is not the owner. */
export function keyPersonOf(plan: GroupPlan, seated: Player[]): Player | undefined {
  if (plan.character !== 'cooling') return undefined
  return seated
    .filter(({ role, newcomer, person }) => role !== 'owner' && !newcomer && !person.staff)
    .sort((a, b) => b.weight - a.weight)[0]
}
