/** Whether database and program are of the same make. */
import type pg from 'pg'
import { type MigrationSource, readMigrations } from '../../server/kernel/migrate.ts'
import { type Finding, ok, warning, wrong } from './finding.ts'

export async function checkShape(client: pg.ClientBase, sources: readonly MigrationSource[]): Promise<Finding[]> {
  const { rows } = await client.query<{ module: string; name: string; hash: string }>(
    'select module, name, hash from kernel.migrations order by 1, 2',
  )
  const ours = new Map((await readMigrations(sources)).map((one) => [`${one.module}/${one.name}`, one.hash]))
  const applied = new Map(rows.map((one) => [`${one.module}/${one.name}`, one.hash]))
  const strange = [...applied.keys()].filter((name) => !ours.has(name))
  const edited = [...applied].filter(([name, hash]) => (ours.get(name) ?? hash) !== hash).map(([name]) => name)
  const waiting = [...ours.keys()].filter((name) => !applied.has(name))
  if (strange.length > 0) return [newer(strange)]
  if (edited.length > 0) return [changed(edited)]
  return [waiting.length > 0 ? behind(waiting) : ok('shape', '数据库结构是最新的', 'the database has the latest shape')]
}

function newer(names: readonly string[]): Finding {
  return wrong('shape', {
    zh: `数据库比程序新（${names.join('、')}）`,
    en: `the database is newer than the program (${names.join(', ')})`,
    mend: {
      zh: '换成写过它的那个版本或更新的程序；要退回旧版，请恢复升级前的备份',
      en: 'run the version that wrote it, or a newer one; to go back, restore the backup taken before the upgrade',
    },
  })
}

function changed(names: readonly string[]): Finding {
  return wrong('shape', {
    zh: `已应用的迁移后来被改过：${names.join('、')}`,
    en: `migrations were changed after they had been applied: ${names.join(', ')}`,
    mend: { zh: '换回正式发布的程序文件', en: 'put the released program files back' },
  })
}

function behind(names: readonly string[]): Finding {
  return warning('shape', {
    zh: `有 ${names.length} 个迁移还没有应用`,
    en: `${names.length} migrations wait`,
    mend: {
      zh: '先备份，再启动程序（或 qunluo migrate）',
      en: 'take a backup, then start the program (or qunluo migrate)',
    },
  })
}
