/** After joining: somebody in charge says welcome, the newcomer introduces themselves, some are answered. */
import type { Player } from '../cast/seats.ts'
import { minute } from '../calendar.ts'
import { play } from './play.ts'
import { chooseSpeaker } from './speakers.ts'
import { mannerOf, type Stage, speak } from './stage.ts'

/** Greets those who join within the 36 days; of the many who come on a group's founding day, a third speak. */
export function receive(stage: Stage) {
  for (const player of stage.players) {
    if (player.person.advertiser || player.person.staff || player.joined < stage.calendar.from) continue
    if (player.newcomer) greet(stage, player)
    else if (stage.chance.happens(0.35)) introduce(stage, player, player.joined + stage.chance.between(5, 300) * minute)
  }
}

function greet(stage: Stage, newcomer: Player) {
  const at = newcomer.joined + stage.chance.spread(4 * minute, 0.9)
  if (stage.chance.happens(0.78)) welcome(stage, newcomer, at)
  if (stage.chance.happens(0.66)) introduce(stage, newcomer, at + stage.chance.spread(9 * minute, 1.1))
}

function welcome(stage: Stage, newcomer: Player, at: number) {
  const by = chooseSpeaker(stage, { at, letter: 'M', besides: [newcomer] })
  const bubbles = by && stage.words.utter(['#welcome'], new Map(), mannerOf(stage, by, at))
  if (!by || !bubbles) return
  speak(stage, { by, at, bubbles, calls: newcomer, mark: 'welcome' })
}

/** A first post; two in three are answered, and those who were stay more talkative (after Joyce & Kraut 2006). */
function introduce(stage: Stage, newcomer: Player, at: number) {
  const answered = stage.chance.happens(0.64)
  const lines = ['N #intro', ...(answered ? ['B> #greet', 'C>1~ #greet', 'N>2~ #greeted'] : [])]
  const said = play(stage, { lines, at, parts: { N: newcomer }, mark: 'intro' })
  if (said.length < 2) newcomer.weight *= 0.55
  else newcomer.weight = newcomer.weight * 1.35 + 0.12
}
