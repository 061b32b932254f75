import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { actorIdOrNull, looksOverAll } from '../access.ts'
import type { GroupId } from '../contract.ts'
import { db } from '../tables.ts'

/** The groups in which a person sits, those joined first coming first. */
export async function listMyGroupIds(ctx: Context, personId: PersonId): Promise<GroupId[]> {
  const rows = await db(ctx)
    .selectFrom('community.seats')
    .select('group_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .orderBy('joined_at')
    .orderBy('group_id')
    .execute()
  return rows.map((row) => row.group_id)
}

/** The groups the actor may look into: operators and jobs all of them, others those they sit in or own the community of. */
export async function listVisibleGroupIds(ctx: Context): Promise<GroupId[]> {
  const me = actorIdOrNull(ctx)
  const all = db(ctx)
    .selectFrom('community.groups as g')
    .select('g.id')
    .where('g.tenant_id', '=', ctx.tenantId)
    .orderBy('g.created_at')
    .orderBy('g.id')
  const mine = all.where(({ or, eb, selectFrom }) =>
    or([
      eb(
        'g.id',
        'in',
        selectFrom('community.seats as s')
          .select('s.group_id')
          .where('s.tenant_id', '=', ctx.tenantId)
          .where('s.person_id', '=', me),
      ),
      eb(
        'g.community_id',
        'in',
        selectFrom('community.communities as c')
          .select('c.id')
          .where('c.tenant_id', '=', ctx.tenantId)
          .where('c.owner_id', '=', me),
      ),
    ]),
  )
  const rows = await (looksOverAll(ctx) ? all : mine).execute()
  return rows.map(({ id }) => id)
}
