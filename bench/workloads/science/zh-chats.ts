/** Interleaved Chinese dialogues beside the project: one group a line, each message with the one it answers. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { findMentions } from '../../../server/science/reply-graph/mentions.ts'
import type { LabelledChat } from '../../../server/science/reply-graph/training.ts'

type Row = { messages: { i: number; t: number; u: string; text: string; reply: number }[] }

/** Every group, in the order of the file. */
export function readZhChats(file: URL): LabelledChat[] {
  const rows = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean)
  return rows.map((row) => readGroup(JSON.parse(row) as Row))
}

function readGroup({ messages }: Row): LabelledChat {
  const names = new Map(messages.map(({ u }) => [u.toLowerCase(), u]))
  const lines = messages.map(({ i, t, u, text, reply }) => {
    const called = findMentions(text, u, names)
    return { id: `${i}`, ts: t, from: u, text, ...called, links: [`${reply}`] }
  })
  return { lines, names }
}

/** Groups 0–31 train, 32–39 are scored. */
export const zhTrainingGroups = 32
