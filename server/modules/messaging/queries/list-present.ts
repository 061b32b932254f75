import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { presenceSeconds } from '../rules/limits.ts'
import { db } from '../tables.ts'

/** Who has this chat before their eyes just now, on an open socket of any node. */
export async function listPresent(ctx: Context, groupId: GroupId): Promise<Set<PersonId>> {
  const since = new Date(ctx.now.getTime() - presenceSeconds * 1000)
  const { rows } = await sql<{ person_id: PersonId }>`select distinct person_id from messaging.presence
    where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and at > ${since}`.execute(db(ctx))
  return new Set(rows.map(({ person_id }) => person_id))
}
