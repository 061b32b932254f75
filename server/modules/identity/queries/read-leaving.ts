import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { db } from '../tables.ts'

/** What decides whether somebody may leave for good, and what of them is on record. */
export type Leaving = {
  name: string
  lastOwner: boolean
  /** When they last came in; null when never, or when all sign-ins are forgotten. */
  signedInAt: Date | null
  /** Records of what they did, and the newest of them. */
  records: number
  lastRecordAt: Date | null
}

export async function readLeaving(ctx: Context, personId: PersonId): Promise<Leaving | null> {
  const mine = sql`tenant_id = ${ctx.tenantId} and person_id = ${personId}`
  const { rows } = await sql<Leaving>`
    select p.name,
      coalesce((select bool_and(s.person_id = ${personId}) from identity.seats s
                 where s.tenant_id = ${ctx.tenantId} and s.role = 'owner'), false) as "lastOwner",
      (select max(created_at) from identity.sessions where ${mine}) as "signedInAt",
      (select count(*) from identity.audit where ${mine}) as records,
      (select max(at) from identity.audit where ${mine}) as "lastRecordAt"
    from identity.people p where p.tenant_id = ${ctx.tenantId} and p.id = ${personId}`.execute(db(ctx))
  return rows[0] ?? null
}
