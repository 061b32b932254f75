import { sql } from 'kysely'
import type { RequestOf } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import { askForJob } from '../../../../kernel/jobs.ts'
import { requireManager } from '../../../community/index.ts'
import { type adjustImportEndpoint, type ChatImport, ImportNotReady } from '../../contract.ts'
import { previewImport } from '../../jobs/imports.ts'
import { viewImport } from '../../queries/view-imports.ts'
import { db, type ImportRow } from '../../tables.ts'
import { accessImport, noteImport } from './access-import.ts'
import { turnEpoch } from './turn-epoch.ts'

type Wish = RequestOf<typeof adjustImportEndpoint>

/** Takes the choices of whoever prepares an import; on a finished one only the zone can still be corrected. */
export async function adjustImport(ctx: Context, wish: Wish): Promise<ChatImport> {
  const found = await accessImport(ctx, wish.importId, 'toChange')
  if (wish.groupId) await requireManager(ctx, wish.groupId)
  if (found.state === 'done' && wish.zone && Object.keys(wish).length === 2) await correctZone(ctx, found, wish.zone)
  else await takeChoices(ctx, found, wish)
  return viewImport(ctx, found.id)
}

async function takeChoices(ctx: Context, found: ImportRow, wish: Wish): Promise<void> {
  if (found.state !== 'preview' && found.state !== 'refused') throw ImportNotReady({ state: found.state })
  const again = wish.dateOrder !== undefined || wish.columns !== undefined
  await noteImport(ctx, found.id, {
    ...(wish.groupId ? { group_id: wish.groupId } : {}),
    ...(wish.channel !== undefined ? { channel: wish.channel || null } : {}),
    ...(wish.zone ? { zone: wish.zone } : {}),
    ...(wish.people ? { mapping: { ...found.mapping, ...wish.people } as ImportRow['mapping'] } : {}),
    ...(wish.dateOrder ? { date_order: { chosen: wish.dateOrder, certain: true } } : {}),
    ...(wish.columns
      ? { columns: { found: found.columns?.found ?? [], mapping: wish.columns } as ImportRow['columns'] }
      : {}),
    ...(again ? { state: 'reading' as const, refusal: null } : {}),
  })
  if (again) await askForJob(ctx, previewImport, { importId: found.id })
}

/** Times are read again from the stamps as the file wrote them; nothing else changes. */
async function correctZone(ctx: Context, { id, group_id }: ImportRow, zone: string): Promise<void> {
  await sql`with moved as (
      select id, import_stamp::timestamp at time zone ${zone} - sent_at as by from messaging.messages
       where tenant_id = ${ctx.tenantId} and import_id = ${id} and import_stamp is not null)
    update messaging.messages m set sent_at = m.sent_at + moved.by, at = m.at + moved.by
      from moved where m.tenant_id = ${ctx.tenantId} and m.id = moved.id`.execute(db(ctx))
  await noteImport(ctx, id, { zone })
  if (group_id) await turnEpoch(ctx, group_id)
}
