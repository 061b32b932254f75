/** Who speaks up: by appetite, by the hour, by who is around today, and by friendship. */
import type { MemberRole } from '../../../modules/community/contract.ts'
import type { Chronotype, Temper } from '../cast/people.ts'
import type { Player } from '../cast/seats.ts'
import { dayAt, hour, hourAt } from '../calendar.ts'
import { isHere, type Stage } from './stage.ts'

type Call = {
  at: number
  /** `A` opens, `K` disagrees, `M` is in charge; every other letter is anybody. */
  letter: string
  besides: readonly Player[]
  /** Whose words are to be answered. */
  to?: Player | undefined
}

const wakeful: Record<Chronotype, (hour: number) => number> = {
  early: (at) => (at < 5 ? 0.01 : at < 9 ? 3 : at < 21 ? 1 : at < 22 ? 0.4 : 0.03),
  office: (at) => (at < 7 ? 0.03 : at < 12 ? 0.9 : at < 14 ? 1.6 : at < 18 ? 0.8 : at < 23 ? 1.3 : 0.4),
  evening: (at) => (at < 1 ? 0.35 : at < 9 ? 0.15 : at < 19 ? 0.75 : 1.6),
  owl: (at) => (at < 5 ? 5 : at < 10 ? 0.05 : at < 18 ? 0.5 : at < 22 ? 1 : 2.4),
}

/** By hour of the day: reckoned once, asked for every member at every message. */
const wakefulness = Array.from(
  { length: 24 },
  (_, at): Record<Chronotype, number> => ({
    early: wakeful.early(at),
    office: wakeful.office(at),
    evening: wakeful.evening(at),
    owl: wakeful.owl(at),
  }),
)

const authority: Partial<Record<MemberRole, number>> = { owner: 3, assistant: 2, mediator: 1 }

/** Somebody for the part, or undefined when nobody suitable is awake. */
export function chooseSpeaker(stage: Stage, call: Call): Player | undefined {
  const day = dayAt(call.at, stage.calendar)
  const awake = wakefulness[hourAt(call.at, stage.calendar)] as Record<Chronotype, number>
  const readiness = (player: Player) =>
    player.weight > 0 && staysAround(player, call.at) && !call.besides.includes(player)
      ? appetite(player, call.letter) *
        (player.presence[day] ?? 1) *
        awake[player.person.chronotype] *
        suits(stage, player, call)
      : 0
  return (
    stage.chance.weighted(stage.players, readiness) ??
    stage.chance.weighted(stage.players, (player) => (wanted(player, call) ? 1 : 0))
  )
}

/** Nobody starts a conversation within three hours of leaving. */
const staysAround = (player: Player, at: number) => isHere(player, at) && player.left > at + 3 * hour

const wanted = (player: Player, { at, besides, letter }: Call) =>
  staysAround(player, at) &&
  !besides.includes(player) &&
  !player.person.advertiser &&
  (letter !== 'M' || authority[player.role] !== undefined) &&
  (letter !== 'L' || latin.test(player.person.name)) &&
  player.weight > 0.1

const openness: Record<Temper, number> = { thinker: 1.6, critic: 0.3, plain: 1 }

/** Openings are shared out more evenly than answers, and duty more evenly still. */
const appetite = ({ weight }: Player, letter: string) =>
  letter === 'A' ? Math.sqrt(weight * Math.sqrt(weight)) : letter === 'M' ? Math.cbrt(weight) : weight

const latin = /^[A-Za-z]{3}/

function suits(stage: Stage, player: Player, { letter, to }: Call): number {
  if (letter === 'M') return authority[player.role] ? 1 : 0
  if (letter === 'L') return latin.test(player.person.name) ? 1 : 0
  const warmth = to && player.friends.includes(to) ? 3.2 : 1
  if (letter === 'K') return player.temper === 'critic' ? 30 * warmth : 0.5
  if (letter === 'A') return openness[player.temper] / (1 + (stage.opened.get(player) ?? 0))
  return warmth
}

/** Somebody of those who run the group (owner before assistant before mediator), awake or not. */
export function chooseAuthority(stage: Stage, at: number): Player | undefined {
  return stage.chance.weighted(stage.players, (player) => (isHere(player, at) ? (authority[player.role] ?? 0) : 0))
}
