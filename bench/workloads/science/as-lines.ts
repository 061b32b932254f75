/** `node bench/workloads/science/as-lines.ts irc|zh`: training chats beside the project as lines for `disentangle train`. */
import { writeSync } from 'node:fs'
import type { LabelledChat } from '../../../server/science/reply-graph/training.ts'
import { readIrcLogs } from './irc-logs.ts'
import { data } from './places.ts'
import { readZhChats, zhTrainingGroups } from './zh-chats.ts'

const chats: Record<string, () => LabelledChat[]> = {
  irc: () => readIrcLogs(data('irc/train.tar.xz')),
  zh: () => readZhChats(data('zh-interleave/train.jsonl.gz')).slice(0, zhTrainingGroups),
}

for (const [at, { lines }] of (chats[process.argv[2] ?? '']?.() ?? []).entries())
  for (const { addresses: _, ...line } of lines) writeSync(1, `${JSON.stringify({ group: `${at}`, ...line })}\n`)
