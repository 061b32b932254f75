/** How hot each ten minutes of a group are, against its own usual week; alarms. */
import { z } from 'zod'
import { type HeatRule, type HeatState, newHeat, stepHeat } from '../../server/science/heat.ts'
import { algorithm } from './algorithm.ts'
import { seed } from './flags.ts'
import type { Lines } from './lines.ts'
import { id, seconds } from './shapes.ts'

const weekSeconds = 604_800
const hourSeconds = 3600
/** After a silence this long nothing is known of a group's usual week: it is read anew. */
const forgetAfterSeconds = 366 * 86_400

const flags = z.strictObject({
  bin: z.coerce
    .number()
    .int()
    .min(60)
    .max(hourSeconds)
    .refine((bin) => weekSeconds % bin === 0, 'must divide a week')
    .default(600),
  alpha: z.coerce.number().gt(0).lt(1).default(0.001),
  budget: z.coerce.number().int().min(0).max(1000).default(3),
  seed,
})
const spoken = z.object({ group: id, ts: seconds, from: z.string() })

/** A group with the bin that is still filling, by number from `start`. */
type Chat = { group: string; state: HeatState; start: number; bin: number; messages: number }

export const heat = algorithm({
  flags,
  run: async (lines, { bin, alpha, budget }) => {
    const rule = { bin, alpha, budget }
    const chats = new Map<string, Chat>()
    for await (const { group, ts } of lines.read(spoken)) {
      const chat = chats.get(group) ?? openChat(group, ts, rule)
      chats.set(group, chat)
      const at = Math.floor((ts - chat.start) / bin)
      if (at < chat.bin) lines.refuse('out_of_order', '时间倒退 · earlier than the line before')
      else await takeMessage(lines, chat, at, ts)
    }
    for (const chat of chats.values()) await closeBin(lines, chat)
  },
})

function openChat(group: string, ts: number, rule: HeatRule): Chat {
  return { group, state: newHeat(rule), start: Math.floor(ts / hourSeconds) * hourSeconds, bin: 0, messages: 0 }
}

async function takeMessage(lines: Lines, chat: Chat, at: number, ts: number): Promise<void> {
  const { rule } = chat.state
  if ((at - chat.bin) * rule.bin > forgetAfterSeconds) {
    await closeBin(lines, chat)
    Object.assign(chat, openChat(chat.group, ts, rule))
    chat.bin = Math.floor((ts - chat.start) / rule.bin)
  }
  while (chat.bin < at && (at - chat.bin) * rule.bin <= forgetAfterSeconds) await closeBin(lines, chat)
  chat.messages += 1
}

/** Reads the bin that has filled; only bins in which somebody spoke are written. */
async function closeBin(lines: Lines, chat: Chat): Promise<void> {
  const { group, state, start, bin, messages } = chat
  const { mu, p, heat: degree, alarm } = stepHeat(state, messages)
  Object.assign(chat, { bin: bin + 1, messages: 0 })
  if (messages > 0)
    await lines.write({ group, bin: start + bin * state.rule.bin, n: messages, mu, p, heat: degree, alarm })
}
