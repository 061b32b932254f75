import { sql } from 'kysely'
import { DateTime } from 'luxon'
import Papa from 'papaparse'
import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { Payload } from '../../../kernel/route.ts'
import { tenantOf } from '../../identity/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { exportPayoutsEndpoint } from '../contract.ts'
import { db } from '../tables.ts'

type Found = { promoter_id: PersonId; real_name: string | null; payouts: number; fen: number }

/** What each promoter was paid in a month of the tenant, with their real names, for the tax office. */
export async function exportPayouts(
  ctx: Context,
  { month }: RequestOf<typeof exportPayoutsEndpoint>,
): Promise<Payload> {
  const from = DateTime.fromISO(`${month}-01`, { zone: (await tenantOf(ctx)).zone })
  const { rows } = await sql<Found>`
    select w.promoter_id, p.real_name, count(*)::int as payouts, sum(w.amount_fen)::bigint as fen
      from distribution.withdrawals w
      join distribution.promoters p on p.tenant_id = w.tenant_id and p.person_id = w.promoter_id
     where w.tenant_id = ${ctx.tenantId} and w.state = 'paid'
       and w.paid_at >= ${from.toJSDate()} and w.paid_at < ${from.plus({ months: 1 }).toJSDate()}
     group by 1, 2 order by 1`.execute(db(ctx))
  const lines = rows.map(({ promoter_id, real_name, payouts, fen }) => ({
    promoter: promoter_id,
    real_name: real_name ? ctx.seal.open(real_name) : '',
    payouts,
    fen,
  }))
  const table = Papa.unparse(
    { fields: ['promoter', 'real_name', 'payouts', 'fen'], data: lines },
    { escapeFormulae: true },
  )
  return { type: 'text/csv; charset=utf-8', body: Buffer.from(`\uFEFF${table}`), fileName: `payouts-${month}.csv` }
}
