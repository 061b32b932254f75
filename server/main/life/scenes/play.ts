/** Playing a written conversation: parts are given out, lines are worded and timed, some are shown as replies. */
import type { Player } from '../cast/seats.ts'
import { hourAt, minute } from '../calendar.ts'
import type { Mark } from '../life.ts'
import type { Bindings } from '../wording/fill.ts'
import { type Line, readLine } from '../wording/line.ts'
import { chooseSpeaker } from './speakers.ts'
import { mannerOf, type Said, type Speech, type Stage, speak, typingTime } from './stage.ts'

type Performance = {
  lines: readonly string[]
  at: number
  grave?: boolean
  /** 1 is ordinary chat; a quarrel goes faster. */
  tempo?: number
  /** What the first line, or every line, is written as. */
  mark?: Mark | undefined
  marksAll?: boolean
  topic?: string | undefined
  parts?: Record<string, Player>
  bound?: Bindings
  /** Milliseconds to wait before a line instead of the usual thinking time. */
  waits?: Record<number, number>
  thread?: string | undefined
}

type Run = Performance & {
  now: number
  cast: Map<string, Player>
  bindings: Bindings
  said: (Said | undefined)[]
  used: Set<string>
}

/** Plays the lines and returns what was said, in order; empty when the first line could not be said. */
export function play(stage: Stage, performance: Performance): Said[] {
  const run: Run = {
    ...performance,
    now: performance.at,
    cast: new Map(Object.entries(performance.parts ?? {})),
    bindings: performance.bound ?? new Map(),
    said: [],
    used: new Set(),
  }
  for (const [place, written] of performance.lines.entries()) {
    run.said.push(playLine(stage, run, readLine(written, place), place))
    if (place === 0 && !run.said[0]) return []
  }
  return run.said.filter((said) => said !== undefined)
}

function playLine(stage: Stage, run: Run, line: Line, place: number): Said | undefined {
  if (line.optional && stage.chance.happens(0.42)) return undefined
  const target = line.answers === undefined ? undefined : run.said[line.answers]
  if (line.answers !== undefined && !target) return undefined
  const by = actor(stage, run, line, target)
  run.bindings.set('now', spokenHour(hourAt(run.now, stage.calendar)))
  const manner = by && { ...mannerOf(stage, by, run.now, run.grave), used: run.used }
  const bubbles = manner && stage.words.utter(line.variants, run.bindings, manner)
  if (!by || !bubbles) return undefined
  if (place === 0) stage.opened.set(by, (stage.opened.get(by) ?? 0) + 1)
  else run.now += run.waits?.[place] ?? thinkingTime(stage, run) + typingTime(bubbles[0] ?? '', stage.chance)
  const said = speak(stage, speechOf(stage, run, { line, by, bubbles, target, place }))
  if (!said) return undefined
  run.now = said.at
  if (!run.grave && stage.chance.happens(0.09)) murmur(stage, run, said)
  return said
}

function actor(stage: Stage, run: Run, line: Line, target: Said | undefined): Player | undefined {
  const known = run.cast.get(line.who)
  if (known) return known
  const found = chooseSpeaker(stage, { at: run.now, letter: line.who, besides: [...run.cast.values()], to: target?.by })
  if (found) run.cast.set(line.who, found)
  return found
}

const hourWords = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

function spokenHour(hour: number): string {
  if (hour === 0) return '十二点多'
  return `${hour < 5 ? '凌晨' : hour > 17 ? '晚上' : ''}${hourWords[hour > 12 ? hour - 12 : hour]}点`
}

type Part = { line: Line; by: Player; bubbles: string[]; target: Said | undefined; place: number }

function speechOf(stage: Stage, run: Run, { line, by, bubbles, target, place }: Part): Speech {
  return {
    by,
    at: run.now,
    bubbles,
    answers: target,
    shown: shownAs(stage, line, by, target),
    thread: run.thread ?? run.said[0]?.thread,
    mark: place === 0 || run.marksAll ? run.mark : undefined,
    topic: run.topic,
    recalled: line.recalled,
  }
}

/** About 55 of 100 answers carry the native reply; those who disagree quote what they disagree with. */
function shownAs(stage: Stage, line: Line, by: Player, target: Said | undefined): 'reply' | 'mention' | 'bare' {
  if (!target || target.by === by) return 'bare'
  const drawn = stage.chance.next()
  if (drawn < (line.who === 'K' ? 0.85 : 0.58)) return 'reply'
  return drawn < 0.74 ? 'mention' : 'bare'
}

/** Milliseconds before somebody answers: half a minute at the evening's peak, longer at work, now and then much longer. */
function thinkingTime(stage: Stage, run: Run): number {
  const at = hourAt(run.now, stage.calendar)
  const usual = at >= 19 && at < 23 ? 24 : at >= 12 && at < 14 ? 28 : at < 7 ? 60 : 45
  const distraction = (run.tempo ?? 1) >= 1 && stage.chance.happens(0.05) ? stage.chance.between(6, 40) * minute : 0
  return stage.chance.spread(usual * 1000 * (run.tempo ?? 1), 0.9) + distraction
}

/** A passer-by puts in a word. */
function murmur(stage: Stage, run: Run, to: Said) {
  const by = chooseSpeaker(stage, { at: run.now, letter: 'X', besides: [...run.cast.values()], to: to.by })
  const bubbles = by && stage.words.utter(['#murmur'], run.bindings, mannerOf(stage, by, run.now))
  if (!by || !bubbles) return
  const at = run.now + stage.chance.between(4, 60) * 1000
  speak(stage, { by, at, bubbles, answers: to, shown: stage.chance.happens(0.45) ? 'reply' : 'bare', topic: run.topic })
}
