/** Who answers whom in flat chat: for each message the one it answers, and its thread. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Disentangler, openDisentangler } from '../../server/science/reply-graph/disentangle.ts'
import { type ReplyModels, shippedModel, shippedModels } from '../../server/science/reply-graph/language.ts'
import { openReplyModel } from '../../server/science/reply-graph/model.ts'
import { algorithm } from './algorithm.ts'
import { asChatLine } from './known-names.ts'
import { message } from './shapes.ts'
import { seed } from './flags.ts'

const flags = z.strictObject({
  weights: z.string().optional(),
  lang: z.enum(['auto', 'zh', 'irc']).default('auto'),
  seed,
})

/** A file that `disentangle train` wrote. */
const weightsFile = z.object({ weights: z.array(z.number()), documents: z.number(), words: z.string() })

type Chat = { disentangler: Disentangler; names: Map<string, string>; past: Map<string, Past> }
type Past = { thread: string; from: string }

export const disentangle = algorithm({
  flags,
  run: async (lines, wish) => {
    const models = await modelsFor(wish)
    const chats = new Map<string, Chat>()
    for await (const row of lines.read(message)) {
      const chat = chats.get(row.group) ?? openChat(models)
      chats.set(row.group, chat)
      const line = asChatLine(row, chat.names)
      const placed = chat.disentangler.take(line)
      const { to = null, by = 'self', score = 1, thread = row.id } = placed ?? {}
      chat.past.set(row.id, { thread, from: row.from })
      await lines.write({ group: row.group, id: row.id, reply_to: to, by, score: Number(score.toFixed(4)), thread })
    }
  },
})

function openChat(models: ReplyModels): Chat {
  const names = new Map<string, string>()
  const past = new Map<string, Past>()
  return { names, past, disentangler: openDisentangler(models, { names, lookUp: (id) => past.get(id) }) }
}

async function modelsFor({ weights, lang }: z.output<typeof flags>): Promise<ReplyModels> {
  if (weights !== undefined) {
    const model = openReplyModel(weightsFile.parse(JSON.parse(await readFile(weights, 'utf8'))))
    return () => model
  }
  return lang === 'auto' ? shippedModels : () => shippedModel(lang)
}
