/** The days a number speaks of when the question names none, so that what is shown behind it adds up to it. */
import type { PartName } from '../../../science/health-scale.ts'
import { lookBack } from './figures.ts'
import { roleDays } from './member-figures.ts'

export type Window = { from: number; until: number }
type Question = { of: string; personId?: string | undefined }
type Given = { from: number | undefined; until: number | undefined }
/** So many days, the last of them so many days ago. */
type Usual = { length: number; ago: number }

const week: Usual = { length: 7, ago: 0 }
const month: Usual = { length: roleDays, ago: 0 }
/** Newcomers are asked for by the day of joining: 14 to 42 days before. */
const joined: Usual = { length: lookBack.joins - 14 + 1, ago: 14 }

const ofParts: Record<PartName, Usual> = {
  speak: week,
  steady: { length: lookBack.speakers + 1, ago: 0 },
  reply: month,
  mesh: month,
  depend: month,
  stay: joined,
  fresh: month,
  calm: week,
  hold: month,
  trade: month,
}

/** One end given, the other follows from the usual length; both missing, the window ends today. */
export function windowOf(question: Question, given: Given, today: number): Window {
  const usual = usualOf(question)
  const until = given.until ?? (given.from === undefined ? today - usual.ago : Math.max(today, given.from))
  return { from: given.from ?? until - usual.length + 1, until }
}

function usualOf({ of, personId }: Question): Usual {
  if (of === 'newcomers') return joined
  const ofGroup = personId === undefined && ['messages', 'speakers', 'removed'].includes(of)
  return ofGroup ? week : month
}

/** The days over which a part of health was measured at the end of a full day. */
export function windowOfPart(part: PartName, settledOn: number): Window {
  const { length, ago } = ofParts[part]
  return { from: settledOn - ago - length + 1, until: settledOn - ago }
}
