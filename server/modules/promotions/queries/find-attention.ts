import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AttentionRow } from '../../commerce/contract.ts'
import { db } from '../tables.ts'

type Found = Pick<AttentionRow, 'kind' | 'id' | 'why'> & { since: Date }

/** What of activities needs a person: held boosts, prizes that are owed, refunds that are stuck, counters that differ. */
export async function findAttention(ctx: Context): Promise<AttentionRow[]> {
  const hourAgo = new Date(ctx.now.getTime() - 3_600_000)
  const { rows } = await sql<Found>`
    select 'boost' as kind, b.activity_id || ' ' || b.id as id, b.held_why as why, b.held_at as since
      from promotions.boosts b where b.tenant_id = ${ctx.tenantId} and b.held_at is not null
    union all
    select 'boost', b.activity_id || ' ' || b.id, 'prize_owed', s.claimed_at from promotions.boost_stages s
      join promotions.boosts b on b.tenant_id = s.tenant_id and b.id = s.boost_id
     where s.tenant_id = ${ctx.tenantId} and s.state = 'claimed' and s.code is null
    union all
    select 'presale', p.activity_id || ' ' || p.id, 'presale_stuck', p.held_at from promotions.presales p
     where p.tenant_id = ${ctx.tenantId} and p.state = 'failing' and p.balance_from <= ${hourAgo}
    union all
    select 'wave', p.wave_id || ' ' || p.place, 'wave_failed', p.starts_at from promotions.wave_parts p
     where p.tenant_id = ${ctx.tenantId} and p.state = 'failed' and p.ends_at > ${ctx.now}
    union all
    select 'recount', r.id, 'counters_differ', r.at from promotions.recounts r
     where r.tenant_id = ${ctx.tenantId} and r.differences <> '[]'::jsonb and r.looked_at is null
     order by since limit 200`.execute(db(ctx))
  return rows.map(({ since, ...row }) => ({
    ...row,
    orderId: null,
    number: null,
    amountFen: null,
    since: since.toISOString(),
  }))
}
