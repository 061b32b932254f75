import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import { actorId } from '../../identity/index.ts'
import type { countTidingsEndpoint } from '../contract.ts'
import { db } from '../tables.ts'

/** Of what was told: neither read, nor taken back, nor over. */
export const holds = ({ now }: Context): RawBuilder<boolean> =>
  sql<boolean>`read_at is null and withdrawn_at is null and (until is null or until > ${now})`

/** The figure beside the entry of the inbox. */
export async function countTidings(ctx: Context): Promise<AnswerOf<typeof countTidingsEndpoint>> {
  const { rows } = await sql<{ unread: number }>`select count(*)::int as unread from notices.tidings
    where tenant_id = ${ctx.tenantId} and person_id = ${actorId(ctx)} and ${holds(ctx)}`.execute(db(ctx))
  return { unread: rows[0]?.unread ?? 0 }
}
