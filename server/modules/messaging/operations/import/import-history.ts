/** Brings an export in at once, from the command line: the same rows and batches as by the page. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { sql } from 'kysely'
import { NotFound, type Problem } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import { enter, type Ground } from '../../../../kernel/ground.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { TenantId } from '../../../../kernel/people.ts'
import { problemOf } from '../../../../kernel/refusal.ts'
import type { GroupId } from '../../../community/contract.ts'
import { readGroups } from '../../../community/index.ts'
import type { ImportId } from '../../contract.ts'
import { db, type ImportRow } from '../../tables.ts'
import { accessImport, noteImport } from './access-import.ts'
import { lookThrough } from './look-through.ts'
import { takeOver } from './take-over.ts'

export type ImportWish = {
  path: string
  groupId: GroupId
  zone: string
  dateOrder: 'dmy' | 'mdy' | 'ymd' | null
  channel: string | null
}
export type BroughtIn = { format: string | null } & NonNullable<ImportRow['report']>
type Told = (progress: { read: number; total: number }) => void

const system = { kind: 'system', name: 'import' } as const

/** Raises `kernel.not_found` for an unknown group and whatever the file is refused for. */
export async function importHistory(ground: Ground, wish: ImportWish, tell: Told): Promise<BroughtIn> {
  const tenantId = await findTenant(ground, wish.groupId)
  const within = <T>(work: (ctx: Context) => Promise<T>) => enter(ground, tenantId, system, work)
  const key = `${tenantId}/imports/${await hashOf(wish.path)}`
  await ground.files.put(key, wish.path, 'application/octet-stream')
  const id = await within((ctx) => note(ctx, wish, key))
  await lookThrough(ground, tenantId, id)
  const preview = await within((ctx) => accessImport(ctx, id, 'toRead'))
  if (preview.state !== 'preview') throw refusedAs(preview)
  await within((ctx) => noteImport(ctx, id, { state: 'importing' }))
  const total = (preview.counts?.messages ?? 0) + (preview.counts?.system ?? 0)
  const told = setInterval(
    () => void within((ctx) => accessImport(ctx, id, 'toRead')).then(({ position }) => tell({ read: position, total })),
    500,
  )
  await takeOver(ground, tenantId, id, new AbortController().signal).finally(() => clearInterval(told))
  const done = await within((ctx) => accessImport(ctx, id, 'toRead'))
  if (done.state !== 'done' || !done.report) throw refusedAs(done)
  tell({ read: total, total })
  return { format: done.format, ...done.report }
}

const refusedAs = ({ refusal, state }: ImportRow): Problem =>
  problemOf(
    refusal ?? {
      code: 'messaging.import_failed',
      zh: `导入没有完成（${state}）。`,
      en: `The import did not finish (${state}).`,
    },
  )

/** The relay's role may list tenants; the group is then looked for in each. */
async function findTenant(ground: Ground, groupId: GroupId): Promise<TenantId> {
  const { rows } = await sql<{ id: TenantId }>`select tenant_id as id from kernel.tenants`.execute(ground.relay.kysely)
  for (const { id } of rows) {
    if ((await enter(ground, id, system, (ctx) => readGroups(ctx, [groupId]))).size > 0) return id
  }
  throw NotFound()
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function note(
  ctx: Context,
  { path, groupId, zone, dateOrder, channel }: ImportWish,
  key: string,
): Promise<ImportId> {
  const id = newId('imp')
  const owner = (await readGroups(ctx, [groupId])).get(groupId)?.ownerId
  if (!owner) throw NotFound()
  const order = dateOrder ? JSON.stringify({ chosen: dateOrder, certain: true }) : null
  await sql`insert into messaging.imports (tenant_id, id, file_name, file_key, bytes, state, group_id, zone, channel, date_order, started_by, created_at, beat_at)
    values (${ctx.tenantId}, ${id}, ${basename(path)}, ${key}, ${(await stat(path)).size}, 'reading', ${groupId}, ${zone}, ${channel}, ${order}::jsonb,
      ${owner}, ${ctx.now}, ${ctx.now})`.execute(db(ctx))
  return id
}
