import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { actorId } from '../../identity/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { CodeUnknown, DistributionOff, type followCodeEndpoint, OwnCode } from '../contract.ts'
import { cardsOf } from '../queries/cards.ts'
import { rulesAt } from '../queries/read-rules.ts'
import { type BindingRow, db, type PromoterRow } from '../tables.ts'

const day = 86_400_000

/**
 * Whoever comes by a promoter's link is bound to them for the protection period. Who is bound already stays so in mode
 * 首次; in mode 末次 the last link counts. Bindings of a tenant are made one after another, so that no ring can close
 * unseen. Raises `distribution.code_unknown`, `distribution.own_code`, `distribution.off`.
 */
export async function followCode(
  ctx: Context,
  { code }: RequestOf<typeof followCodeEndpoint>,
): Promise<AnswerOf<typeof followCodeEndpoint>> {
  const rules = await rulesAt(ctx, ctx.now)
  if (!rules.active) throw DistributionOff()
  const me = actorId(ctx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bindings ${ctx.tenantId}`}, 0))`.execute(db(ctx))
  const promoter = await findPromoter(ctx, code)
  await requireNoRing(ctx, me, promoter.person_id)
  const bound = await bind(ctx, me, promoter.person_id, rules)
  return { bound, promoter: (await cardsOf(ctx, [promoter.person_id]))(promoter.person_id) }
}

async function findPromoter(ctx: Context, code: string): Promise<PromoterRow> {
  const all = db(ctx).selectFrom('distribution.promoters').selectAll().where('tenant_id', '=', ctx.tenantId)
  const open = all.where('code', '=', code).where('approved_at', 'is not', null).where('stopped_at', 'is', null)
  const found = await open.executeTakeFirst()
  if (!found) throw CodeUnknown()
  return found
}

/** Nobody is bound to themselves, nor to anybody further down their own line, however long it is. */
async function requireNoRing(ctx: Context, me: PersonId, promoterId: PersonId): Promise<void> {
  if (me === promoterId) throw OwnCode()
  const { rows } = await sql<{ ring: boolean }>`
    with recursive above (id) as (
      select ${promoterId}::text
      union
      select b.promoter_id from above a join distribution.bindings b
        on b.tenant_id = ${ctx.tenantId} and b.person_id = a.id and b.ended_at is null)
    select exists (select from above where id = ${me}) as ring`.execute(db(ctx))
  if (rows[0]?.ring) throw OwnCode()
}

type Terms = { protection_days: number; bind_mode: 'first' | 'last' }

async function bind(ctx: Context, personId: PersonId, promoterId: PersonId, terms: Terms): Promise<boolean> {
  const open = await findOpen(ctx, personId)
  const expired = open && open.until <= ctx.now
  if (open && !expired && (terms.bind_mode === 'first' || open.promoter_id === promoterId)) {
    return open.promoter_id === promoterId
  }
  if (open) await end(ctx, open, expired ? 'expired' : 'rebound')
  await db(ctx)
    .insertInto('distribution.bindings')
    .values({
      tenant_id: ctx.tenantId,
      id: newId('bnd'),
      person_id: personId,
      promoter_id: promoterId,
      since: ctx.now,
      until: new Date(ctx.now.getTime() + terms.protection_days * day),
      ended_at: null,
      ended_why: null,
    })
    .execute()
  return true
}

async function findOpen(ctx: Context, personId: PersonId): Promise<BindingRow | null> {
  const all = db(ctx).selectFrom('distribution.bindings').selectAll().where('tenant_id', '=', ctx.tenantId)
  return (await all.where('person_id', '=', personId).where('ended_at', 'is', null).executeTakeFirst()) ?? null
}

async function end(ctx: Context, { id, until }: BindingRow, why: 'expired' | 'rebound'): Promise<void> {
  await db(ctx)
    .updateTable('distribution.bindings')
    .set({ ended_at: why === 'expired' ? until : ctx.now, ended_why: why })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute()
}

/** Bindings whose protection is over end at the moment it was; safe to run at any time. */
export async function expireBindings(ctx: Context): Promise<void> {
  await sql`update distribution.bindings set ended_at = until, ended_why = 'expired'
    where tenant_id = ${ctx.tenantId} and ended_at is null and until <= ${ctx.now}`.execute(db(ctx))
}
