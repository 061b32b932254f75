/** Daily check-ins: a circle of regulars counts its days, and others cheer. */
import type { Player } from '../cast/seats.ts'
import { type Day, hour } from '../calendar.ts'
import { isHere, mannerOf, type Said, type Stage, speak } from './stage.ts'

type Regular = { player: Player; zeal: number; count: number; at: number }

/** The regulars of a group with their usual hour; empty where nobody checks in. */
export function regularsOf(stage: Stage): Regular[] {
  const { chance, plan, players } = stage
  const willing = players.filter(({ weight, person }) => weight > 0.25 && !person.staff && !person.advertiser)
  return chance.several(willing, checkers(stage)).map((player) => ({
    player,
    zeal: chance.between(0.35, 0.97),
    count: countBefore(stage),
    at:
      (plan.rhythm === 'dawn' ? chance.pick([6, 6.5, 7, 7.3, 20.5, 21]) : chance.pick([12.5, 20, 21, 21.5, 22, 22.6])) *
      hour,
  }))
}

/** Check-ins before life began: most days since the founding, at most the last sixty. */
function countBefore({ plan, chance }: Stage): number {
  if (plan.checkInWeekday) return chance.whole(1, 3)
  return plan.founded < 0 ? chance.whole(1, Math.min(60, -plan.founded)) : 0
}

function checkers({ plan, book }: Stage): number {
  return book.checkIns.length > 0 ? Math.max(plan.checkIns, plan.topics.checkIn ? 3 : 0) : 0
}

/** Today's check-ins of those who keep to it. */
export function checkIn(stage: Stage, regulars: Regular[], day: Day) {
  if (stage.plan.checkInWeekday && stage.plan.checkInWeekday !== day.weekday) return
  for (const regular of regulars) {
    const at = day.start + regular.at + (stage.chance.next() - 0.4) * 1.2 * hour
    if (
      !isHere(regular.player, at) ||
      !stage.chance.happens(regular.zeal * (day.weather === 'rain' && stage.plan.rhythm === 'dawn' ? 0.5 : 1))
    )
      continue
    regular.count++
    report(stage, regular, at)
  }
}

function report(stage: Stage, { player, count }: Regular, at: number) {
  const bound = new Map([['count', String(count)]])
  const bubbles = stage.words.utter(stage.book.checkIns, bound, { ...mannerOf(stage, player, at), voice: 'plain' })
  if (!bubbles) return
  const said = speak(stage, {
    by: player,
    at,
    bubbles: [bubbles.join('，')],
    mark: 'check_in',
    topic: stage.plan.topics.checkIn,
  })
  if (said && stage.chance.happens(0.22)) cheer(stage, player, at, said)
}

function cheer(stage: Stage, player: Player, at: number, said: Said) {
  const later = at + stage.chance.spread(5 * 60_000, 0.8)
  const by = stage.chance.weighted(stage.players, (other) =>
    other !== player && isHere(other, later) ? other.weight * (player.friends.includes(other) ? 4 : 1) : 0,
  )
  const bubbles = by && stage.words.utter(['#cheer'], new Map(), mannerOf(stage, by, later))
  if (by && bubbles)
    speak(stage, { by, at: later, bubbles, answers: said, shown: 'reply', topic: stage.plan.topics.checkIn })
}
