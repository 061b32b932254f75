import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { NotFound, type RequestOf } from '../../../kernel/contract.ts'
import type { lookAtNoticeEndpoint } from '../contract.ts'
import { db } from '../tables.ts'

/** Somebody has looked at a notice that nothing could be made of; how it ended is kept with it. */
export async function lookAtNotice(
  ctx: Context,
  { provider, noticeId, how }: RequestOf<typeof lookAtNoticeEndpoint>,
): Promise<void> {
  const { rows } = await sql`
    update commerce.notices set looked_at = ${ctx.now}, facts = facts || ${JSON.stringify({ how })}::jsonb
     where tenant_id = ${ctx.tenantId} and provider = ${provider} and id = ${noticeId} and outcome in ('mismatch', 'unknown', 'foreign', 'stuck')
    returning id`.execute(db(ctx))
  if (rows.length === 0) throw NotFound()
}
