import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { db } from '../tables.ts'
import { containing } from './containing.ts'

const most = 500

/** Who is or was called so in any community of the tenant; at most five hundred. */
export async function findNamed(ctx: Context, words: string): Promise<PersonId[]> {
  const { rows } = await sql<{ person_id: PersonId }>`
    select distinct person_id from community.memberships
     where tenant_id = ${ctx.tenantId} and name ilike ${containing(words)} limit ${most}`.execute(db(ctx))
  return rows.map(({ person_id }) => person_id)
}
