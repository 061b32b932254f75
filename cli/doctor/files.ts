import { type ModuleText, textsFor } from '../../server/kernel/backup/module-text.ts'
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { listPasses } from '../../server/kernel/backup/snapshot.ts'
import type { Config } from '../../server/kernel/config.ts'
import { openStore, type Store } from '../../server/kernel/files/store.ts'
import { type Finding, ok, reasonOf, wrong } from './finding.ts'

const sampled = 25

/** A sample of the files that the database knows: are they there, are they what they were? */
export async function checkFiles(
  client: pg.Client,
  config: Config,
  keptFiles: readonly ModuleText[],
): Promise<Finding> {
  const keys = await sampleKeys(client, keptFiles)
  const store = openStore(config)
  const lost: string[] = []
  const changed: string[] = []
  for (const key of keys) {
    const state = await lookAt(store, key).catch(reasonOf)
    if (state === 'lost') lost.push(key)
    else if (state !== 'whole') changed.push(`${key} (${state})`)
  }
  if (lost.length + changed.length === 0) {
    return ok('files', `抽查 ${keys.length} 个文件，都完好`, `${keys.length} files sampled, all whole`)
  }
  const names = [...lost, ...changed].slice(0, 5).join(', ')
  return wrong('files', {
    zh: `抽查 ${keys.length} 个文件：缺 ${lost.length} 个，坏 ${changed.length} 个（${names}）`,
    en: `${keys.length} files sampled: ${lost.length} missing, ${changed.length} damaged (${names})`,
    mend: {
      zh: '从备份里取回（tar -xzf 备份文件 files/…），放进数据目录；S3 请从桶的旧版本恢复',
      en: 'take them from a backup (tar -xzf BACKUP files/…) into the data directory; with S3 from older versions in the bucket',
    },
  })
}

async function sampleKeys(client: pg.Client, keptFiles: readonly ModuleText[]): Promise<string[]> {
  const keys: string[] = []
  await client.query('begin read only')
  const texts = await textsFor(client, keptFiles)
  for (const pass of await listPasses(client)) {
    if (pass) await client.query(`select set_config('app.tenant', $1, true)`, [pass])
    for (const text of texts) {
      const { rows } = await client.query<{ key: string }>(
        `select key from (${text}) known order by random() limit ${sampled}`,
      )
      keys.push(...rows.map(({ key }) => key))
    }
  }
  await client.query('commit')
  return keys.sort(() => Math.random() - 0.5).slice(0, sampled)
}

/** Files are named by their content. */
async function lookAt(store: Store, key: string): Promise<'whole' | 'changed' | 'lost'> {
  const found = await store.open(key)
  if (!found) return 'lost'
  const hash = createHash('sha256')
  for await (const piece of found.body as AsyncIterable<Buffer>) hash.update(piece)
  const named = /[0-9a-f]{64}$/.exec(key)?.[0]
  return named === undefined || named === hash.digest('hex') ? 'whole' : 'changed'
}
