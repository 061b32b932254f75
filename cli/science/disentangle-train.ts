/** Learns the weights of a reply model from messages whose answers are known. */
import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { countLetters, languageOf } from '../../server/science/reply-graph/language.ts'
import { type LabelledLine, trainReplyModel } from '../../server/science/reply-graph/training.ts'
import { algorithm } from './algorithm.ts'
import { seed } from './flags.ts'
import { asChatLine } from './known-names.ts'
import { message } from './shapes.ts'

const epochsOf = { irc: 2, zh: 4 }
const flags = z.strictObject({ out: z.string(), epochs: z.coerce.number().int().min(1).max(1000).optional(), seed })

/** `links`: own id for a message that starts a thread; null or absent where nobody has looked. */
const labelled = message.extend({ links: z.array(z.string()).nullish() })

type Chat = { lines: LabelledLine[]; names: Map<string, string> }

export const disentangleTrain = algorithm({
  flags,
  run: async (lines, { out, epochs, seed: chosen }) => {
    const chats = new Map<string, Chat>()
    const tally = { letters: 0, han: 0 }
    let share: number | null = null
    for await (const row of lines.read(labelled)) {
      const chat: Chat = chats.get(row.group) ?? { lines: [], names: new Map() }
      chats.set(row.group, chat)
      share = countLetters(tally, row.text)
      chat.lines.push({ ...asChatLine(row, chat.names), links: row.links ?? null })
    }
    const wish = { epochs: epochs ?? epochsOf[languageOf(share)], seed: chosen }
    const report = trainReplyModel([...chats.values()], wish)
    await writeFile(out, `${JSON.stringify(report.model, null, 2)}\n`)
    await lines.write({ messages: report.messages, epochs: report.epochs, log_loss: Number(report.logLoss.toFixed(6)) })
  },
})
