import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { readCards } from '../../identity/index.ts'
import type { CommunityId } from '../contract.ts'
import { db } from '../tables.ts'

type Arrival = { personId: PersonId; joinedAt?: Date }

/**
 * Gives member numbers, in the order of the list, to those who never belonged to the community; others keep theirs.
 * The community's row is locked from here to the end of the transaction, so this comes after any lock on its groups.
 */
export async function enrol(ctx: Context, communityId: CommunityId, people: readonly Arrival[]): Promise<void> {
  const known = await db(ctx)
    .selectFrom('community.memberships')
    .select('person_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('community_id', '=', communityId)
    .where('person_id', '=', sql<PersonId>`any(${people.map(({ personId }) => personId)})`)
    .execute()
  const numbered = new Set(known.map((row) => row.person_id))
  const strangers = people.filter(({ personId }) => !numbered.has(personId))
  if (strangers.length === 0) return
  const last = await reserveNumbers(ctx, communityId, strangers.length)
  await writeMemberships(ctx, communityId, strangers, last - strangers.length)
}

async function reserveNumbers(ctx: Context, communityId: CommunityId, count: number): Promise<number> {
  const { last_number } = await db(ctx)
    .updateTable('community.communities')
    .set((row) => ({ last_number: row('last_number', '+', count) }))
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', communityId)
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return last_number
}

async function writeMemberships(ctx: Context, communityId: CommunityId, people: Arrival[], before: number) {
  const ids = people.map(({ personId }) => personId)
  const cards = await readCards(ctx, ids)
  const names = ids.map((personId) => cards.get(personId)?.name ?? '')
  const dates = people.map(({ joinedAt = ctx.now }) => joinedAt)
  // Somebody joining two groups of a community at once is numbered by whichever commits first; the other number lapses.
  await sql`
    insert into community.memberships (tenant_id, community_id, person_id, number, name, joined_at)
    select ${ctx.tenantId}, ${communityId}, p.id, ${before}::integer + p.place, p.name, p.joined_at
      from unnest(${ids}::text[], ${names}::text[], ${dates}::timestamptz[])
        with ordinality as p(id, name, joined_at, place)
    on conflict (tenant_id, community_id, person_id) do nothing`.execute(db(ctx))
}
