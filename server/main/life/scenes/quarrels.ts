/** Heated exchanges: two people alternate within seconds, somebody steps between, words are recalled, some leave. */
import type { Player } from '../cast/seats.ts'
import { type Day, hour, minute } from '../calendar.ts'
import type { Character } from '../life.ts'
import { play } from './play.ts'
import { isHere, type Stage } from './stage.ts'

/** The same two keep meeting; a second pair helps out now and then. */
type Feud = [one: Player, other: Player]

/** Those who write this much have a stake: they quarrel and stay, others look on and may leave. */
const quarrelsome = 0.6

const quarrelDays: Partial<Record<Character, number>> = { quarrelling: 7, steady: 2 }

/** A group's quarrels on days spread over its life, each about something else. */
export function quarrels(stage: Stage) {
  const { chance, plan, calendar, book } = stage
  const feuds = feudsOf(stage)
  const count = Math.min(quarrelDays[plan.character] ?? 0, book.quarrels.length)
  if (feuds.length === 0) return
  const days = chance.several(calendar.days.slice(Math.max(3, plan.founded + 3), -1), count)
  for (const day of days.sort((a, b) => a.index - b.index)) quarrel(stage, feuds, day)
}

/** Pairs of talkative people who get on each other's nerves; none where nobody quarrels. */
function feudsOf(stage: Stage): Feud[] {
  const talkative = stage.players.filter(
    ({ weight, newcomer, role, person, left }) =>
      weight > quarrelsome && !newcomer && !person.staff && role === 'member' && left === Infinity,
  )
  const [a, b, c, d] = stage.chance.shuffled(talkative)
  return [
    [a, b],
    [a, b],
    [c, d],
  ].filter((pair): pair is Feud => pair[0] !== undefined && pair[1] !== undefined)
}

/** A quarrel on this day; afterwards an onlooker may have had enough and leave. */
function quarrel(stage: Stage, feuds: Feud[], day: Day) {
  const at = day.start + stage.chance.pick([11.5, 15.2, 20.3, 21.4, 22.6]) * hour + stage.chance.between(0, 35) * minute
  const feud = stage.chance.pick(feuds)
  const script = stage.words.deal(stage.book.quarrels)
  if (!script || !feud.every((player) => isHere(player, at))) return
  const said = play(stage, {
    lines: script.lines,
    at,
    grave: true,
    tempo: 0.3,
    mark: 'dispute',
    marksAll: true,
    parts: { A: feud[0], B: feud[1] },
  })
  const last = said.at(-1)
  if (last && stage.plan.character === 'quarrelling') driveAway(stage, last.at)
}

function driveAway(stage: Stage, since: number) {
  const fedUp = stage.players.filter(
    (player) =>
      player.role === 'member' && player.left === Infinity && isHere(player, since) && player.weight < quarrelsome,
  )
  for (const player of stage.chance.several(fedUp, stage.chance.whole(0, 2))) {
    player.left = Math.floor(since + (3 + stage.chance.between(0.1, 9)) * hour)
  }
}
