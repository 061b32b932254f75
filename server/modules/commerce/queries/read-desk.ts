import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { standsAtDesk } from '../access.ts'
import { db } from '../tables.ts'
import { listAttention } from './list-attention.ts'

export type Waiting = { count: number; since: Date | null }
type ShopDesk = { toShip: Waiting; attention: Waiting }

const nothing: Waiting = { count: 0, since: null }

/** How much waits at the desk, and since when; nothing for whoever does not stand there. */
export async function readDesk(ctx: Context): Promise<ShopDesk> {
  if (!standsAtDesk(ctx)) return { toShip: nothing, attention: nothing }
  const { rows } = await sql<Waiting>`
    select count(*)::int as count, min(paid_at) as since from commerce.orders
     where tenant_id = ${ctx.tenantId} and state = 'paid' and delivery = 'express' and awaits is null`.execute(db(ctx))
  const odd = (await listAttention(ctx)).rows
  return {
    toShip: rows[0] ?? nothing,
    attention: { count: odd.length, since: odd[0] ? new Date(odd[0].since) : null },
  }
}
