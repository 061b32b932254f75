import { openReplyModel, type ReplyModel } from './model.ts'
import irc from './models/irc.json' with { type: 'json' }
import zh from './models/zh.json' with { type: 'json' }
import type { Talk } from './talk.ts'

/** Weights do not travel between languages: one set for Chinese groups, one for English talk as on IRC. */
type ReplyLanguage = 'zh' | 'irc'

/** Gives the model for a chat of which this share of letters is Han; null while no letter was written. */
export type ReplyModels = (hanShare: number | null) => ReplyModel

const chineseFrom = 0.3
const letter = /\p{L}/gu
const hanLetter = /\p{Script=Han}/gu
const opened = new Map<ReplyLanguage, ReplyModel>()

/** Chinese from 30 % of Han letters on, and while nothing is known. */
export function languageOf(hanShare: number | null): ReplyLanguage {
  return hanShare === null || hanShare >= chineseFrom ? 'zh' : 'irc'
}

/** The models that come with the program (`models/README.md` tells how they were trained), each chat by its language. */
export const shippedModels: ReplyModels = (hanShare) => shippedModel(languageOf(hanShare))

export function shippedModel(language: ReplyLanguage): ReplyModel {
  const known = opened.get(language)
  if (known) return known
  const model = openReplyModel({ zh, irc }[language])
  opened.set(language, model)
  return model
}

/** Adds a text to the letters of a talk; the share of Han among all letters so far, null without any. */
export function countLetters(talk: Pick<Talk, 'letters' | 'han'>, text: string): number | null {
  talk.letters += text.match(letter)?.length ?? 0
  talk.han += text.match(hanLetter)?.length ?? 0
  return talk.letters > 0 ? talk.han / talk.letters : null
}
