/** How groups end: with a goodbye, or with a call that nobody hears. */
import { drawMoment, minute } from '../calendar.ts'
import { keyPersonOf } from '../cast/seats.ts'
import { play } from './play.ts'
import type { Stage } from './stage.ts'

/** The one who carried a cooling group says goodbye, and the last days begin. */
export function farewells(stage: Stage) {
  const pillar = keyPersonOf(stage.plan, stage.players)
  if (!pillar || pillar.left > stage.calendar.until) return
  const lines = ['A #farewell', 'B> #sorryToSee', 'C>1 #sorryToSee', 'D>1~ #sorryToSee', 'A>2~ #lastWord']
  play(stage, { lines, at: pillar.left - 55 * minute, grave: true, parts: { A: pillar } })
}

/** In a dead group somebody looks in now and then, and finds nobody. */
export function loneliness(stage: Stage) {
  if (stage.plan.character !== 'dead') return
  for (const day of stage.calendar.days.filter(({ index }) => index === 19 || index === 27)) {
    play(stage, { lines: ['A #lonely'], at: drawMoment(day, 'leisure', stage.chance), grave: true, mark: 'question' })
  }
}
