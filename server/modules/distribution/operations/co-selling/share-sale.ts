/** Brings the shares of an order to where the order is by now; told twice, late or in another order it leads to the same. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { OrderId } from '../../../commerce/contract.ts'
import { type SoldLine, shareOut } from '../../../commerce/index.ts'
import type { CommunityId } from '../../../community/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { bookPosting, type Movement } from '../../../ledger/index.ts'
import type { ActivityId } from '../../../promotions/contract.ts'
import { findCopy } from '../../../promotions/index.ts'
import type { CoSellingId, CoSellingSplit } from '../../contract.ts'
import { splitSale } from '../../rules/split-sale.ts'
import { db, type SplitRow } from '../../tables.ts'

type Order = {
  id: OrderId
  origin: string
  origin_id: string | null
  state: string
  community_id: CommunityId
  placed_at: Date
}
type Parties = { supplier_id: PersonId; lead_id: PersonId | null; helper_id: PersonId | null }
type Shared = SplitRow & Parties

/** Shares the lines of an order by the contracts of the moment it was placed; returns which lines are shared. */
export async function shareSale(ctx: Context, order: Order, lines: readonly SoldLine[]): Promise<Set<number>> {
  // The price of a pre-sale comes in two orders, and a membership is no goods: neither is shared.
  if (order.origin !== 'presale' && order.origin !== 'membership') await write(ctx, order, lines)
  const refunded = new Map(lines.map(({ line, refundedFen }) => [line, refundedFen]))
  const shared = await lockSplits(ctx, order.id)
  for (const split of shared) {
    const reversed = await takeBack(ctx, split, refunded.get(split.line) ?? 0)
    if (order.state === 'closed') await settle(ctx, reversed)
  }
  return new Set(shared.map(({ line }) => line))
}

type Contract = { co_selling_id: CoSellingId; product_id: string; split: CoSellingSplit }

async function write(ctx: Context, order: Order, lines: readonly SoldLine[]): Promise<void> {
  const copied = await contractOfCopy(ctx, order)
  const products = lines.map(({ productId }) => productId)
  const { rows } = await sql<Contract>`
    select g.co_selling_id, g.product_id, g.split from distribution.co_selling_goods g
      join distribution.co_selling c on c.tenant_id = g.tenant_id and c.id = g.co_selling_id
     where g.tenant_id = ${ctx.tenantId} and g.product_id = any(${products}::text[])
       and case when ${copied}::text is null then g.community_id = ${order.community_id} and c.through = 'community'
             else g.co_selling_id = ${copied} end
       and c.accepted_at <= ${order.placed_at} and (c.ended_at is null or c.ended_at > ${order.placed_at})`.execute(
    db(ctx),
  )
  const contracts = new Map(rows.map((row) => [row.product_id, row]))
  const splits = lines.flatMap((line) => {
    const contract = contracts.get(line.productId)
    if (!contract) return []
    const { line: place, title, soldFen } = line
    return [{ line: place, contract: contract.co_selling_id, title, soldFen, ...splitSale(contract.split, line) }]
  })
  if (splits.length === 0) return
  await sql`insert into distribution.splits (tenant_id, order_id, line, co_selling_id, title, sold_fen, supplier_fen,
      lead_fen, helper_fen, made_at)
    select ${ctx.tenantId}, ${order.id}, s.line, s.contract, s.title, s."soldFen", s.supplier, s.lead, s.helper, ${ctx.now}
      from jsonb_to_recordset(${JSON.stringify(splits)}::jsonb) as s (line integer, contract text, title text,
        "soldFen" bigint, supplier bigint, lead bigint, helper bigint)
    on conflict do nothing`.execute(db(ctx))
}

/** What is sold in a helper's copy of a relay is shared by the contract of that copy, and by no other. */
async function contractOfCopy(ctx: Context, { origin, origin_id }: Order): Promise<string | null> {
  if (origin !== 'relay' || origin_id === null) return null
  return (await findCopy(ctx, origin_id as ActivityId))?.contract_id ?? null
}

async function lockSplits(ctx: Context, orderId: OrderId): Promise<Shared[]> {
  const { rows } = await sql<Shared>`
    select s.*, c.supplier_id, c.lead_id, c.helper_id from distribution.splits s
      join distribution.co_selling c on c.tenant_id = s.tenant_id and c.id = s.co_selling_id
     where s.tenant_id = ${ctx.tenantId} and s.order_id = ${orderId} order by s.line for no key update of s`.execute(
    db(ctx),
  )
  return rows
}

/** What went back to the buyer is taken from the parts in proportion, to the fen; from what was settled through the books. */
async function takeBack(ctx: Context, split: Shared, refunded: number): Promise<Shared> {
  const more = refunded - split.refunded_fen
  if (more <= 0) return split
  const left = [
    split.supplier_fen - split.supplier_back,
    split.lead_fen - split.lead_back,
    split.helper_fen - split.helper_back,
  ]
  const [supplier = 0, lead = 0, helper = 0] = shareOut(more, left)
  const { rows } = await sql<SplitRow>`
    update distribution.splits set refunded_fen = ${refunded}, supplier_back = supplier_back + ${supplier},
           lead_back = lead_back + ${lead}, helper_back = helper_back + ${helper}
     where tenant_id = ${ctx.tenantId} and order_id = ${split.order_id} and line = ${split.line} returning *`.execute(
    db(ctx),
  )
  if (split.settled_at) {
    const key = `split ${split.order_id} ${split.line} back ${refunded}`
    await book(ctx, split, 'co_selling_reversed', key, { supplier, lead, helper }, (account, amount) => ({
      debit: account,
      credit: 'shared_sales',
      amount,
    }))
  }
  return { ...split, ...rows[0] }
}

/** Received, and the time to send it back is over: what is left of the parts is owed to those they belong to. */
async function settle(ctx: Context, split: Shared): Promise<void> {
  if (split.settled_at) return
  await sql`update distribution.splits set settled_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and order_id = ${split.order_id} and line = ${split.line}`.execute(db(ctx))
  const parts = {
    supplier: split.supplier_fen - split.supplier_back,
    lead: split.lead_fen - split.lead_back,
    helper: split.helper_fen - split.helper_back,
  }
  const key = `split ${split.order_id} ${split.line} settled`
  await book(ctx, split, 'co_selling_settled', key, parts, (account, amount) => ({
    debit: 'shared_sales',
    credit: account,
    amount,
  }))
}

/** The house's own part stays where it is, among its sales. */
async function book(
  ctx: Context,
  { order_id, supplier_id, lead_id, helper_id }: Shared,
  kind: string,
  key: string,
  parts: { supplier: number; lead: number; helper: number },
  movement: (account: string, amount: number) => Movement,
): Promise<void> {
  const owed: [PersonId | null, number][] = [
    [supplier_id, parts.supplier],
    [lead_id, parts.lead],
    [helper_id, parts.helper],
  ]
  const movements = owed.flatMap(([person, amount]) => (person ? [movement(`partners/${person}`, amount)] : []))
  await bookPosting(ctx, { book: 'money', kind, key, about: order_id, movements })
}
