import type { Names } from './mentions.ts'
import { countUnits, tokensOf, wordsOf } from './tokens.ts'

/** A line as it comes from the chat, in the order of time within its group. */
export type ChatLine = {
  id: string
  /** Epoch seconds. */
  ts: number
  from: string
  text: string
  /** The message it natively replies to or quotes. */
  replyTo?: string | null
  /** The people it names, its author not among them, and the one it begins by addressing (`findMentions`). */
  mentions?: readonly string[]
  addresses?: string | null
  /** Joins, leaves, announcements of the carrier: no speech, never answered. */
  system?: boolean
}

/** What the ranking sees of a line; its text is not kept. */
export type Speech = {
  ts: number
  from: string
  mentions: readonly string[]
  addresses: string | null
  question: boolean
  greeting: boolean
  opener: boolean
  acknowledges: boolean
  units: number
  words: readonly string[]
}

const leadingName = /^\s*@\S+\s*/
const question = /[?？]|吗|呢|谁|什么|怎么|哪|几|多少|知道|有没有/
const greeting = /^(?:hi|hello|hey|hiya|good (?:morning|evening)|yo)\b|^(?:你好|大家好|各位|早)/i
const opener =
  /\b(?:anyone|anybody|someone|somebody|how (?:do|can) i|i have a|i'm trying|is there)\b|^(?:你?知道|听过|看过|了解|请问|有没有人|大家)/i
const acknowledgement = /\b(?:thanks|thank you|thx|ty|ok|okay|yes|no|yeah|nope|lol)\b|^(?:谢谢|好的|嗯|对|是的|哈哈)/i

/** Reads what a line says about its place in the talk; the names of people are no words. */
export function readSpeech(line: ChatLine, names?: Names): Speech {
  const { ts, from, text, mentions = [], addresses = null } = line
  const said = text.replace(leadingName, '')
  const tokens = tokensOf(said)
  return {
    ts,
    from,
    mentions,
    addresses,
    question: question.test(said),
    greeting: greeting.test(said),
    opener: opener.test(said),
    acknowledges: acknowledgement.test(said),
    units: countUnits(tokens),
    words: wordsOf(tokens, names),
  }
}
