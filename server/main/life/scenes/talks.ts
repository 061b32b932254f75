/** The ordinary conversations of a day: scripts, things shown, complaints, plans, debates, small talk. */
import type { Day } from '../calendar.ts'
import type { Opening, Script } from '../texts/phrasebook.ts'
import { fits } from './occasion.ts'
import { play } from './play.ts'
import type { Said, Stage } from './stage.ts'

/** A scene tells which messages it added; an empty list means that it could not be played. */
export type Scene = (stage: Stage, at: number, day: Day) => Said[]

/** A conversation written for the theme. */
export const talk: Scene = (stage, at, day) => playScript(stage, stage.book.scripts, at, day)

/** Weather, lunch, overtime: what every group talks about. */
export const smallTalk: Scene = (stage, at, day) => playScript(stage, stage.book.smallTalk, at, day)

function playScript(stage: Stage, scripts: Script[], at: number, day: Day): Said[] {
  const script = stage.words.deal(scripts, (card) => fits(card.when, at, day, stage) && !stage.played.has(card))
  const said = script ? play(stage, { lines: script.lines, at, grave: script.tone === 'serious' }) : []
  if (script?.once && said.length > 0) stage.played.add(script)
  return said
}

/** Somebody shows something, complains or calls for company, and others take it up. */
export function opening(kind: Opening): Scene {
  return (stage, at) => {
    const card = stage.words.deal(stage.book.openers[kind])
    const shape = stage.words.deal(shapesOf(stage, kind))
    if (!card || !shape) return []
    const [first = '', ...own] = card.split('⇒')
    const probe = own.length > 1 || kind !== 'share' ? own : stage.words.deal(stage.book.probes)
    const fill: Record<string, string> = {
      '#open': first,
      '#probe': probe?.[0] ?? '#praise',
      '#tell': probe?.[1] ?? '#modest',
      '#advice': own[0] ?? '#comfort',
    }
    const lines = shape.map((line) => line.replace(/#(open|probe|tell|advice)\b/, (bank) => fill[bank] ?? bank))
    return play(stage, { lines, at })
  }
}

function shapesOf(stage: Stage, kind: Opening): string[][] {
  const shapes = stage.book.shapes[kind]
  if (!shapes) throw new RangeError(`no shapes for ${kind}`)
  return shapes
}

/** A thesis, reasons for and against, and somebody who sees both. */
export const debate: Scene = (stage, at) => {
  const thesis = stage.words.deal(stage.book.debates)
  if (!thesis) return []
  const pro = () => stage.words.deal(thesis.pro) ?? '#agree'
  const con = () => `#contra ${stage.words.deal(thesis.con) ?? ''}`
  const lines = [
    `A ${thesis.claim}`,
    `B>~ ${pro()}`,
    `K>1 ${con()}`,
    `A> ${pro()}`,
    `K>~ ${con()}`,
    `C>3~ ${pro()}`,
    'D~ #middle',
  ]
  return play(stage, { lines: lines.map((line) => withContra(stage, line)), at })
}

/** A disagreement usually begins by saying so. */
function withContra(stage: Stage, line: string): string {
  const opening = stage.chance.happens(0.75) ? (stage.words.deal(stage.book.replies['contra'] ?? []) ?? '') : ''
  return line.replace('#contra ', opening)
}
