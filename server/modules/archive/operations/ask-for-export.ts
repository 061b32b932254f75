import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import { NotFound } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { askForJob } from '../../../kernel/jobs.ts'
import { readCommunityName, readGroups } from '../../community/index.ts'
import { actorId, readCards, tenantOf } from '../../identity/index.ts'
import type { ArchiveExport, exportCommunityEndpoint, exportGroupEndpoint } from '../contract.ts'
import { writeExport } from '../jobs/write-export.ts'
import { readExport } from '../queries/view-exports.ts'
import { db, type ExportRow } from '../tables.ts'

export async function exportGroup(
  ctx: Context,
  { groupId }: RequestOf<typeof exportGroupEndpoint>,
): Promise<ArchiveExport> {
  const group = (await readGroups(ctx, [groupId])).get(groupId)
  if (!group) throw NotFound()
  return askForExport(ctx, { kind: 'group', subject_id: groupId, subject_name: group.name })
}

export async function exportCommunity(
  ctx: Context,
  { communityId }: RequestOf<typeof exportCommunityEndpoint>,
): Promise<ArchiveExport> {
  const name = await readCommunityName(ctx, communityId)
  return askForExport(ctx, { kind: 'community', subject_id: communityId, subject_name: name })
}

export async function exportTenant(ctx: Context): Promise<ArchiveExport> {
  const { id, name } = await tenantOf(ctx)
  return askForExport(ctx, { kind: 'tenant', subject_id: id, subject_name: name })
}

export async function exportMe(ctx: Context): Promise<ArchiveExport> {
  const me = actorId(ctx)
  const name = (await readCards(ctx, [me])).get(me)?.name ?? ''
  return askForExport(ctx, { kind: 'person', subject_id: me, subject_name: name })
}

type Wish = Pick<ExportRow, 'kind' | 'subject_id' | 'subject_name'>

/** Asked again while it is being written, it stays the one that is underway. */
async function askForExport(ctx: Context, wish: Wish): Promise<ArchiveExport> {
  const asked = await db(ctx)
    .insertInto('archive.exports')
    .values({
      ...blank,
      ...wish,
      tenant_id: ctx.tenantId,
      id: newId('exp'),
      requested_by: actorId(ctx),
      created_at: ctx.now,
      beat_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!asked) return readExport(ctx, { exportId: await readUnderway(ctx, wish) })
  await askForJob(ctx, writeExport, { exportId: asked.id })
  return readExport(ctx, { exportId: asked.id })
}

const blank = {
  state: 'waiting',
  written: 0,
  total: 0,
  rows: null,
  files: null,
  missing: null,
  bytes: null,
  sha256: null,
  finished_at: null,
  expires_at: null,
} as const

async function readUnderway(ctx: Context, { kind, subject_id }: Wish): Promise<ExportRow['id']> {
  const { id } = await db(ctx)
    .selectFrom('archive.exports')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('kind', '=', kind)
    .where('subject_id', '=', subject_id)
    .where('requested_by', '=', actorId(ctx))
    .where('state', 'in', ['waiting', 'writing'])
    .executeTakeFirstOrThrow()
  return id
}
