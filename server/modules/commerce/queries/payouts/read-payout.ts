import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../../kernel/page-mark.ts'
import { actorId } from '../../../identity/index.ts'
import { standsAtDesk } from '../../access.ts'
import type {
  listMyPayoutsEndpoint,
  Payout,
  PayoutId,
  PayoutOrigin,
  PayoutState,
  readPayoutEndpoint,
} from '../../contract.ts'
import type { PayoutRow } from '../../payout-tables.ts'
import { db } from '../../tables.ts'

/** A payout for its payee and for the desk; for others it does not exist. */
export async function accessPayout(ctx: Context, payoutId: PayoutId): Promise<PayoutRow> {
  const payouts = db(ctx).selectFrom('commerce.payouts').selectAll().where('tenant_id', '=', ctx.tenantId)
  const found = await payouts.where('id', '=', payoutId).executeTakeFirst()
  if (!found || !(isPayee(ctx, found) || standsAtDesk(ctx))) throw NotFound()
  return found
}

/** Whether the asker is the one it is for. */
export const isPayee = ({ actor }: Context, { person_id }: Pick<PayoutRow, 'person_id'>): boolean =>
  actor.kind === 'person' && actor.personId === person_id

/** A payout of mine as it is now. */
export async function readPayout(
  ctx: Context,
  { payoutId }: RequestOf<typeof readPayoutEndpoint>,
): Promise<AnswerOf<typeof readPayoutEndpoint>> {
  const found = await accessPayout(ctx, payoutId)
  return payoutOf(found, ctx.now, isPayee(ctx, found))
}

/** What was paid out to me or waits for me, newest first. */
export async function listMyPayouts(
  ctx: Context,
  { after, limit }: RequestOf<typeof listMyPayoutsEndpoint>,
): Promise<AnswerOf<typeof listMyPayoutsEndpoint>> {
  const { at, rest } = readMark(after)
  const { rows } = await sql<PayoutRow>`
    select p.* from commerce.payouts p where p.tenant_id = ${ctx.tenantId} and p.person_id = ${actorId(ctx)}
       and (${at}::timestamptz is null or (p.made_at, p.id) < (${at}::timestamptz, ${rest[0] ?? ''}))
     order by p.made_at desc, p.id desc limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => payoutOf(row, ctx.now, true)),
    next: rows.length > limit && last ? markAfter(last.made_at, last.id) : null,
  }
}

/** As its payee sees it; what the device needs to confirm is told to nobody else. */
export function payoutOf(row: PayoutRow, now: Date, toPayee: boolean): Payout {
  const state: PayoutState = row.state === 'open' && row.expires_at <= now ? 'returning' : row.state
  const isOpen = state === 'open' || state === 'held'
  return {
    id: row.id,
    origin: row.origin,
    title: row.title,
    amountFen: row.amount_fen,
    provider: row.provider,
    state,
    expiresAt: row.expires_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
    returnedWhy: row.returned_why,
    may: !toPayee ? [] : isOpen ? ['collect'] : state === 'waiting' ? ['confirm'] : [],
    handover: (toPayee && state === 'waiting' && row.handover) || {},
  }
}

/** Payouts of one kind by what they pay, for the pages of those things. */
export async function readPayoutsOf(
  ctx: Context,
  origin: PayoutOrigin,
  originIds: readonly string[],
): Promise<Map<string, Pick<Payout, 'id' | 'state'>>> {
  const { rows } = await sql<PayoutRow>`
    select * from commerce.payouts where tenant_id = ${ctx.tenantId} and origin = ${origin}
       and origin_id = any(${originIds}::text[])`.execute(db(ctx))
  return new Map(rows.map((row) => [row.origin_id, { id: row.id, state: payoutOf(row, ctx.now, false).state }]))
}

/** How much of a fund has arrived with people, in fen. */
export async function sumPaidFrom(ctx: Context, fund: string): Promise<number> {
  const { rows } = await sql<{ fen: number }>`
    select coalesce(sum(amount_fen), 0)::bigint as fen from commerce.payouts
     where tenant_id = ${ctx.tenantId} and fund = ${fund} and state = 'paid'`.execute(db(ctx))
  return rows[0]?.fen ?? 0
}
