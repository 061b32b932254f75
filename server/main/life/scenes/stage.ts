/** The stage of one group: who is there, what they have said, and how a message comes to be. */
import type { Player } from '../cast/seats.ts'
import type { GroupPlan } from '../cast/plan.ts'
import { type Calendar, dayAt } from '../calendar.ts'
import type { Chance } from '../chance.ts'
import type { Draft, Mark } from '../life.ts'
import type { Phrasebook, Script } from '../texts/phrasebook.ts'
import type { Wordings } from '../wording/wordings.ts'

export type Stage = {
  plan: GroupPlan
  book: Phrasebook
  words: Wordings
  players: Player[]
  calendar: Calendar
  chance: Chance
  drafts: Draft[]
  /** Conversations each person opened today: nobody opens them all. */
  opened: Map<Player, number>
  /** Scripts that are not played twice. */
  played: Set<Script>
  /** Messages and polls so far, from which keys are made. */
  told: number
}

/** Something said: its last bubble, to which others may answer. */
export type Said = { key: string; at: number; by: Player; thread: string }

export type Speech = {
  by: Player
  at: number
  bubbles: readonly string[]
  answers?: Said | undefined
  shown?: 'reply' | 'mention' | 'bare'
  thread?: string | undefined
  mark?: Mark | undefined
  topic?: string | undefined
  all?: boolean
  /** Somebody called by name without answering them. */
  calls?: Player
  recalled?: boolean | undefined
}

export const isHere = (player: Player, at: number) => player.joined <= at && at < player.left

export function nextKey(stage: Stage): string {
  stage.told++
  return `${stage.plan.key}-${stage.told}`
}

/** Says bubbles one after the other, with the time it takes to type them; undefined when the speaker is not there. */
export function speak(stage: Stage, speech: Speech): Said | undefined {
  let said: Said | undefined
  let at = speech.at
  for (const [place, bubble] of speech.bubbles.entries()) {
    if (place > 0) at += typingTime(bubble, stage.chance)
    if (at > stage.calendar.until || !isHere(speech.by, at)) break
    said = sayBubble(stage, place === 0 ? speech : onlyWords(speech), bubble, at, said)
  }
  if (said && speech.recalled) recallSoon(stage, said)
  else if (said && !speech.mark && stage.chance.happens(0.003)) slipOfFinger(stage, said)
  return said
}

function onlyWords({ by, at, bubbles, topic, thread, answers }: Speech): Speech {
  return { by, at, bubbles, topic, thread, answers, shown: 'bare' }
}

function sayBubble(stage: Stage, speech: Speech, bubble: string, at: number, before: Said | undefined): Said {
  const key = nextKey(stage)
  const thread = speech.thread ?? speech.answers?.thread ?? before?.thread ?? key
  stage.drafts.push({
    kind: 'message',
    at: Math.floor(at),
    group: stage.plan.key,
    key,
    by: speech.by.person.key,
    thread,
    ...address(speech, bubble),
    ...(speech.answers ? { answers: speech.answers.key } : {}),
    ...(speech.topic ? { topic: speech.topic } : {}),
    ...(speech.mark ? { mark: speech.mark } : {}),
  })
  return { key, at, by: speech.by, thread }
}

/** The visible sign of whom a message is for: a native reply, an @ before the text, or none. */
function address({ answers, shown, all, calls }: Speech, bubble: string) {
  if (all) return { text: `@所有人 ${bubble}`, all: true as const }
  if (answers && shown === 'reply') return { text: bubble, replyTo: answers.key }
  const called = shown === 'mention' ? answers?.by : calls
  return called ? { text: `@${called.person.name} ${bubble}`, mentions: [called.person.key] } : { text: bubble }
}

/** Milliseconds to type a bubble: about three characters a second, never under a second and a half. */
export function typingTime(bubble: string, chance: Chance): number {
  return chance.spread(1500 + bubble.length * 320, 0.35)
}

/** People take back what they should not have said, within two minutes. */
function recallSoon(stage: Stage, said: Said) {
  recall(stage, said.key, said.by, said.at + stage.chance.between(4, 100) * 1000)
}

function slipOfFinger(stage: Stage, said: Said) {
  recallSoon(stage, said)
  const bubbles = stage.words.utter(['#slip'], new Map(), mannerOf(stage, said.by, said.at))
  if (bubbles)
    speak(stage, { by: said.by, at: said.at + stage.chance.between(101, 140) * 1000, bubbles, thread: said.thread })
}

/** A recall by the author or somebody in charge, if they are still there and life goes on that long. */
export function recall(stage: Stage, message: string, by: Player, at: number): boolean {
  if (at > stage.calendar.until || !isHere(by, at)) return false
  stage.drafts.push({ kind: 'recall', at: Math.floor(at), group: stage.plan.key, message, by: by.person.key })
  return true
}

export function mannerOf(stage: Stage, by: Player, at: number, grave = false) {
  return { voice: by.person.voice, grave, day: dayAt(at, stage.calendar) }
}
