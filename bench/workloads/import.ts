/** Messages a second from an export file into the database, against COPY of the same rows into the same tables. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { readConfig } from '../../server/kernel/config.ts'
import { openLog } from '../../server/kernel/log.ts'
import { closeGround, openGround } from '../../server/main/ground.ts'
import { importHistory } from '../../server/modules/messaging/index.ts'
import { gatherCrowd } from '../kit/crowd.ts'
import { withDatabase } from '../kit/database.ts'
import { perSecond, round } from '../kit/figures.ts'
import type { Workload } from '../run.ts'

const sayings = [
  '今天的晚霞真好看，谁在湖边？',
  '好的，收到',
  '我带了两个长焦，可以借',
  '周六六点东门集合，别迟到',
  'Does anyone have a spare tripod?',
  '哈哈哈哈哈',
  '上次那家面馆叫什么来着',
  '翠鸟在桥洞左边第二根木桩上',
]

function aChat(messages: number): string {
  const lines: string[] = []
  const start = Date.UTC(2025, 0, 1)
  for (let place = 0; place < messages; place += 1) {
    const [date, time] = new Date(start + place * 61_000).toISOString().split('T') as [string, string]
    lines.push(`${date} ${time.slice(0, 5)} - 群友${(place * 7919) % 173}: ${sayings[place % sayings.length]} ${place}`)
  }
  return `${lines.join('\n')}\n`
}

/** Takes the rows out and puts them back by COPY, with every index and constraint in place. */
async function measureCopy(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const chunks: Buffer[] = []
  for await (const chunk of client.query(copyTo('copy messaging.messages to stdout'))) chunks.push(chunk as Buffer)
  await client.query('truncate messaging.messages cascade')
  const started = performance.now()
  await pipeline(Readable.from(chunks), client.query(copyFrom('copy messaging.messages from stdin')))
  const took = performance.now() - started
  await client.end()
  return took
}

const workload: Workload = ({ full }) =>
  withDatabase(async (url, directory) => {
    const messages = full ? 300_000 : 60_000
    const crowd = await gatherCrowd(url, directory, 20, 1)
    const place = await mkdtemp(join(tmpdir(), 'qunluo-bench-import-'))
    const path = join(place, 'chat.txt')
    await writeFile(path, aChat(messages))
    const ground = await openGround(readConfig({ DATA_DIR: directory, LOG_LEVEL: 'error' }), url, {
      log: openLog('error', 'bench'),
    })
    const started = performance.now()
    const brought = await importHistory(
      ground,
      { path, groupId: crowd.groupIds[0], zone: 'Asia/Shanghai', dateOrder: null, channel: null },
      () => {},
    )
    const took = performance.now() - started
    await closeGround(ground)
    const copied = await measureCopy(url)
    await rm(place, { recursive: true })
    const [ours, peer] = [perSecond(brought.imported, took), perSecond(brought.imported, copied)]
    return {
      table: [
        {
          what: `messages/s, ${brought.imported} from a text export`,
          ours: String(ours),
          peer: String(peer),
          note: 'ours reads the file twice (preview, import); peer: COPY of the same rows',
        },
      ],
      figures: { ratio: round(ours / peer), per_second: ours, copy_per_second: peer },
    }
  })
export default workload
