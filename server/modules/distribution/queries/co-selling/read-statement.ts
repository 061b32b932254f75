import { sql } from 'kysely'
import { DateTime } from 'luxon'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotAllowed, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../../kernel/page-mark.ts'
import type { OrderId } from '../../../commerce/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { actorId, metAt, tenantOf } from '../../../identity/index.ts'
import { readBalance } from '../../../ledger/index.ts'
import type { CoSellingId, CoSellingPayoutId, CoSellingRole, readCoSellingStatementEndpoint } from '../../contract.ts'
import { db } from '../../tables.ts'
import { cardsOf } from '../cards.ts'
import { decidesHere } from './list-co-selling.ts'

type Ask = RequestOf<typeof readCoSellingStatementEndpoint>
type Line = {
  co_selling_id: CoSellingId
  order_id: OrderId
  line: number
  title: string
  role: CoSellingRole
  sold_fen: number
  share_fen: number
  back_fen: number
  made_at: Date
  settled_at: Date | null
}

/** What shared sales brought somebody in a period (business days), line by line; what is owed is what the ledger says. */
export async function readCoSellingStatement(
  ctx: Context,
  ask: Ask,
): Promise<AnswerOf<typeof readCoSellingStatementEndpoint>> {
  const personId = ask.personId ?? actorId(ctx)
  if (ask.personId && ask.personId !== actorId(ctx) && !decidesHere(ctx)) throw NotAllowed()
  if (!(await metAt(ctx, personId))) throw NotFound()
  const lines = await readLines(ctx, personId, ask)
  const page = lines.slice(0, ask.limit)
  const last = page.at(-1)
  const payouts = await readPayouts(ctx, personId)
  return {
    person: (await cardsOf(ctx, [personId]))(personId),
    pendingFen: await readPending(ctx, personId),
    balanceFen: await readBalance(ctx, 'money', `partners/${personId}`),
    paidFen: payouts.reduce((sum, { amountFen }) => sum + amountFen, 0),
    rows: page.map((row) => ({
      coSellingId: row.co_selling_id,
      orderId: row.order_id,
      line: row.line,
      title: row.title,
      role: row.role,
      soldFen: row.sold_fen,
      shareFen: row.share_fen,
      backFen: row.back_fen,
      state: row.settled_at ? ('due' as const) : ('pending' as const),
      at: row.made_at.toISOString(),
      settledAt: row.settled_at?.toISOString() ?? null,
    })),
    next: lines.length > ask.limit && last ? markAfter(last.made_at, `${last.order_id} ${last.line}`) : null,
    payouts,
  }
}

/** Lines of a person's contracts, with the part of the role they have there. */
const parts = (ctx: Context, personId: PersonId) => sql`
  select s.co_selling_id, s.order_id, s.line, s.title, s.sold_fen, s.made_at, s.settled_at, r.role,
         case r.role when 'supplier' then s.supplier_fen when 'lead' then s.lead_fen else s.helper_fen end as share_fen,
         case r.role when 'supplier' then s.supplier_back when 'lead' then s.lead_back else s.helper_back end as back_fen
    from distribution.co_selling_answers r
    join distribution.splits s on s.tenant_id = r.tenant_id and s.co_selling_id = r.co_selling_id
   where r.tenant_id = ${ctx.tenantId} and r.person_id = ${personId}`

async function readLines(ctx: Context, personId: PersonId, { from, to, after, limit }: Ask): Promise<Line[]> {
  const { zone } = await tenantOf(ctx)
  const since = from ? DateTime.fromISO(from, { zone }).startOf('day').toJSDate() : null
  const until = to ? DateTime.fromISO(to, { zone }).plus({ days: 1 }).startOf('day').toJSDate() : null
  const { at, rest } = readMark(after)
  const { rows } = await sql<Line>`
    select * from (${parts(ctx, personId)}) l
     where (${since}::timestamptz is null or l.made_at >= ${since}) and (${until}::timestamptz is null or l.made_at < ${until})
       and (${at}::timestamptz is null or (l.made_at, l.order_id || ' ' || l.line) < (${at}::timestamptz, ${rest[0] ?? ''}))
     order by l.made_at desc, l.order_id || ' ' || l.line desc limit ${limit + 1}`.execute(db(ctx))
  return rows
}

async function readPending(ctx: Context, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ fen: number }>`select coalesce(sum(l.share_fen - l.back_fen), 0)::bigint as fen
    from (${parts(ctx, personId)}) l where l.settled_at is null`.execute(db(ctx))
  return rows[0]?.fen ?? 0
}

async function readPayouts(ctx: Context, personId: PersonId) {
  const { rows } = await sql<{ id: CoSellingPayoutId; amount_fen: number; receipt: string; at: Date }>`
    select id, amount_fen, receipt, at from distribution.co_selling_payouts
     where tenant_id = ${ctx.tenantId} and person_id = ${personId} order by at desc, id desc limit 500`.execute(db(ctx))
  return rows.map(({ id, amount_fen, receipt, at }) => ({ id, amountFen: amount_fen, receipt, at: at.toISOString() }))
}
