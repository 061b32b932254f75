import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { GroupId } from '../../../community/contract.ts'
import { actorId } from '../../../identity/index.ts'
import { isOperator } from '../../access.ts'
import { db } from '../../tables.ts'

/** An import that stopped before its end and can be resumed. */
export type BrokenImport = { groupId: GroupId | null; fileName: string; startedAt: Date }

/** More than anybody resumes in one sitting. */
const atOnce = 100

/** Broken imports the actor may see: operators all, others those they started; newest first. */
export async function listBrokenImports(ctx: Context): Promise<BrokenImport[]> {
  const mine = isOperator(ctx) ? sql`true` : sql`started_by = ${actorId(ctx)}`
  const { rows } = await sql<BrokenImport>`
    select group_id as "groupId", file_name as "fileName", created_at as "startedAt" from messaging.imports
     where tenant_id = ${ctx.tenantId} and state in ('failed', 'paused') and ${mine}
     order by created_at desc, id desc limit ${atOnce}`.execute(db(ctx))
  return rows
}
