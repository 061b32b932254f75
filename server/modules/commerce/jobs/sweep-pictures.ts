import { sql } from 'kysely'
import { Duration } from 'luxon'
import type { Context } from '../../../kernel/context.ts'
import { keyOf } from '../../../kernel/files/store.ts'
import { enter } from '../../../kernel/ground.ts'
import { askForJob, type CronJob, longJob } from '../../../kernel/jobs.ts'
import type { PictureId } from '../contract.ts'
import { pictureVariants } from '../rules/picture-sizes.ts'
import { db } from '../tables.ts'

/** Whoever has a form open with a picture that is on no product yet has a week to save it; ours by judgement. */
const grace = Duration.fromObject({ days: 7 })
const atOnce = 500

/**
 * Pictures that no product, order or request after a sale has shown for a week go, with their bytes; returns how many. Run
 * daily: the first run in which a picture is not shown begins its week, one in which it is shown again ends it.
 */
export async function sweepPictures(ctx: Context): Promise<number> {
  await markUnused(ctx)
  const gone = await dropUnused(ctx, await lockOverdue(ctx))
  if (gone.length > 0) await askForJob(ctx, removePictures, { contents: gone })
  return gone.length
}

const shown = sql`(exists (select from commerce.products p where p.tenant_id = i.tenant_id and i.id = any(p.images))
  or exists (select from commerce.order_lines l where l.tenant_id = i.tenant_id and l.image = i.id)
  or exists (select from commerce.after_sales a where a.tenant_id = i.tenant_id and i.id = any(a.images)))`

async function markUnused(ctx: Context): Promise<void> {
  await sql`update commerce.pictures i set unused_since = case when ${shown} then null else ${ctx.now}::timestamptz end
    where i.tenant_id = ${ctx.tenantId} and (i.unused_since is null) <> ${shown}`.execute(db(ctx))
}

/** Held, so that nobody puts one on a product between the look and the removal: they wait, and then find it gone. */
async function lockOverdue(ctx: Context): Promise<PictureId[]> {
  const { rows } = await sql<{ id: PictureId }>`
    select id from commerce.pictures
     where tenant_id = ${ctx.tenantId} and unused_since <= ${new Date(ctx.now.getTime() - grace.toMillis())}
     order by id limit ${atOnce} for update skip locked`.execute(db(ctx))
  return rows.map(({ id }) => id)
}

/** Looked at anew, now that they are held: the contents that went. */
async function dropUnused(ctx: Context, ids: readonly PictureId[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ sha256: string }>`
    delete from commerce.pictures i where i.tenant_id = ${ctx.tenantId} and i.id = any(${ids}::text[]) and not ${shown}
    returning sha256`.execute(db(ctx))
  return rows.map(({ sha256 }) => sha256)
}

const system = { kind: 'system', name: 'remove_pictures' } as const

/** Content that no picture has any more goes from the store; the same may have been brought again since. */
export const removePictures = longJob<{ contents: string[] }>(
  'commerce.remove_pictures',
  async (ground, tenantId, { contents }) => {
    for (const sha256 of await enter(ground, tenantId, system, (ctx) => listUnheld(ctx, contents)))
      for (const variant of Object.values(pictureVariants)) await ground.files.remove(keyOf(tenantId, sha256, variant))
  },
)

async function listUnheld(ctx: Context, contents: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from unnest(${contents}::text[]) as wanted (sha256)
     where not exists (select from commerce.pictures i where i.tenant_id = ${ctx.tenantId} and i.sha256 = wanted.sha256)`.execute(
    db(ctx),
  )
  return rows.map(({ sha256 }) => sha256)
}

/** In the small hours of China. */
export const sweepPicturesNightly: CronJob = {
  name: 'commerce.sweep_pictures',
  pattern: '40 19 * * *',
  does: async (ctx) => void (await sweepPictures(ctx)),
}
