/** What follows a message without words: reactions, and the mark of 精华. */
import type { Player } from '../cast/seats.ts'
import { minute } from '../calendar.ts'
import type { Draft } from '../life.ts'
import { chooseAuthority } from './speakers.ts'
import { isHere, type Stage } from './stage.ts'

/** An answer typed after its question was recalled can no longer quote it. */
export function loseQuotes(stage: Stage) {
  const recalled = new Map(
    stage.drafts.flatMap((draft) => (draft.kind === 'recall' ? [[draft.message, draft.at]] : [])),
  )
  for (const draft of stage.drafts) {
    if (draft.kind === 'message' && draft.replyTo && (recalled.get(draft.replyTo) ?? Infinity) <= draft.at)
      delete draft.replyTo
  }
}

type Message = Extract<Draft, { kind: 'message' }>

const emoji = ['👍', '👍', '👍', '❤️', '❤️', '😂', '🎉', '👏', '🌹', '💪', '😮', '🙏']

/** Adds reactions to all messages so far; those who never write react too. */
export function react(stage: Stage) {
  const recalled = new Set(stage.drafts.flatMap((draft) => (draft.kind === 'recall' ? [draft.message] : [])))
  const messages = stage.drafts.filter(
    (draft): draft is Message => draft.kind === 'message' && !recalled.has(draft.key),
  )
  for (const message of messages) {
    if (stage.chance.happens(chanceOfReaction(message))) applaud(stage, message)
    if (worthKeeping(message) && stage.chance.happens(0.06)) keep(stage, message)
  }
}

function chanceOfReaction({ mark, key, thread, text }: Message): number {
  if (mark === 'advert' || mark === 'dispute') return 0.01
  if (mark === 'check_in' || mark === 'notice') return 0.4
  if (key === thread) return mark === 'question' ? 0.03 : 0.16
  return text.length > 24 ? 0.08 : 0.025
}

function applaud(stage: Stage, message: Message) {
  const { chance } = stage
  const favourite = chance.pick(emoji)
  const fans = new Set<Player>()
  for (let left = Math.min(9, Math.round(chance.spread(1.8, 0.7))); left > 0; left--) {
    const at = message.at + chance.spread(6 * minute, 1.3)
    const fan = chance.weighted(stage.players, (player) =>
      isHere(player, at) && !player.person.advertiser ? 0.12 + player.weight : 0,
    )
    if (!fan || fans.has(fan) || fan.person.key === message.by || at > stage.calendar.until) continue
    fans.add(fan)
    const drawn = chance.happens(0.6) ? favourite : chance.pick(emoji)
    stage.drafts.push({
      kind: 'reaction',
      at: Math.floor(at),
      group: stage.plan.key,
      message: message.key,
      by: fan.person.key,
      emoji: drawn,
    })
  }
}

const worthKeeping = ({ text, answers, mark }: Message) =>
  answers !== undefined && text.length > 14 && mark !== 'dispute' && mark !== 'advert'

function keep(stage: Stage, message: Message) {
  const at = message.at + stage.chance.spread(40 * minute, 1)
  const by = chooseAuthority(stage, at)
  if (by && at <= stage.calendar.until)
    stage.drafts.push({
      kind: 'digest',
      at: Math.floor(at),
      group: stage.plan.key,
      message: message.key,
      by: by.person.key,
    })
}
