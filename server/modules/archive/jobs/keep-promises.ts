/** Every minute: what was left lying by a dead worker is taken up, what has expired is removed, who is due to leave leaves. */
import type { Context } from '../../../kernel/context.ts'
import { askForJob, type CronJob } from '../../../kernel/jobs.ts'
import { archiveKey } from '../rules/archive-key.ts'
import { silentSeconds } from '../rules/terms.ts'
import { db } from '../tables.ts'
import { bringBack } from './bring-back.ts'
import { depart } from './depart.ts'
import { removeBytes } from './remove-bytes.ts'
import { writeExport } from './write-export.ts'

export const keepPromises: CronJob = {
  name: 'archive.keep_promises',
  pattern: '* * * * *',
  does: async (ctx) => {
    await reviveExports(ctx)
    await reviveRestorations(ctx)
    await expireExports(ctx)
    await askToDepart(ctx)
  },
}

const silentSince = ({ now }: Context) => new Date(now.getTime() - silentSeconds * 1000)

async function reviveExports(ctx: Context): Promise<void> {
  const silent = await db(ctx)
    .updateTable('archive.exports')
    .set({ state: 'waiting', beat_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('state', '=', 'writing')
    .where('beat_at', '<', silentSince(ctx))
    .returning('id')
    .execute()
  for (const { id } of silent) await askForJob(ctx, writeExport, { exportId: id })
}

async function reviveRestorations(ctx: Context): Promise<void> {
  const silent = await db(ctx)
    .updateTable('archive.restorations')
    .set({ state: 'waiting', beat_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('state', 'in', ['checking', 'writing'])
    .where('beat_at', '<', silentSince(ctx))
    .returning('id')
    .execute()
  for (const { id } of silent) await askForJob(ctx, bringBack, { restorationId: id })
}

async function expireExports(ctx: Context): Promise<void> {
  const expired = await db(ctx)
    .updateTable('archive.exports')
    .set({ state: 'expired' })
    .where('tenant_id', '=', ctx.tenantId)
    .where('state', '=', 'ready')
    .where('expires_at', '<=', ctx.now)
    .returning('sha256')
    .execute()
  const keys = expired.flatMap(({ sha256 }) => (sha256 ? [archiveKey(ctx.tenantId, sha256)] : []))
  if (keys.length > 0) await askForJob(ctx, removeBytes, { keys })
}

async function askToDepart(ctx: Context): Promise<void> {
  const due = await db(ctx)
    .selectFrom('archive.departures')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('taken_back_at', 'is', null)
    .where('finished_at', 'is', null)
    .where('due_at', '<=', ctx.now)
    .execute()
  // Each minute's asking has a key of its own: a dead worker still holds the one before. Leaving twice changes nothing.
  const minute = Math.floor(ctx.now.getTime() / 60_000)
  for (const { id } of due)
    await askForJob(ctx, depart, { departureId: id }, { key: `depart ${id} ${minute}`, attempts: 3 })
}
