import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../../kernel/page-mark.ts'
import type { ProductId } from '../../../commerce/contract.ts'
import { readProductCards } from '../../../commerce/index.ts'
import type { PersonId } from '../../../identity/contract.ts'
import type { CoSelling, CoSellingId, CoSellingRole, CoSellingSplit, listCoSellingEndpoint } from '../../contract.ts'
import { type CoSellingRow, db, type OwnPrice } from '../../tables.ts'
import { cardsOf } from '../cards.ts'

type Answer = { person_id: PersonId; role: CoSellingRole; answer: 'accepted' | 'declined' | null; at: string | null }
type Good = { product_id: ProductId; split: CoSellingSplit; own_price: OwnPrice | null }
type Found = CoSellingRow & { goods: Good[]; answers: Answer[] }

/** Owner and administrators of the tenant, and the house itself. */
export const decidesHere = ({ actor }: Context): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && /^(owner|admin)$/.test(actor.staffRole ?? ''))

/** How far a contract has come, read from its moments. */
export function coSellingStateOf({ accepted_at, ended_at, ended_why }: CoSellingRow): CoSelling['state'] {
  if (ended_at) return accepted_at === null && ended_why === 'declined' ? 'declined' : 'ended'
  return accepted_at ? 'running' : 'offered'
}

/** Contracts, newest first: all of them for who decides in the house, else those that name the asker. */
export async function listCoSelling(
  ctx: Context,
  { mine, after, limit }: RequestOf<typeof listCoSellingEndpoint>,
): Promise<AnswerOf<typeof listCoSellingEndpoint>> {
  const { at, rest } = readMark(after)
  const me = meOf(ctx)
  const all = decidesHere(ctx) && !mine
  const found = await find(
    ctx,
    sql`(${all} or ${me} in (c.supplier_id, c.lead_id, c.helper_id))
      and (${at}::timestamptz is null or (c.offered_at, c.id) < (${at}::timestamptz, ${rest[0] ?? ''}))`,
    limit + 1,
  )
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: await shapes(ctx, page),
    next: found.length > limit && last ? markAfter(last.offered_at, last.id) : null,
  }
}

/** One contract as its parties see it. Raises `kernel.not_found`. */
export async function showCoSelling(ctx: Context, id: CoSellingId): Promise<CoSelling> {
  const [shown] = await shapes(ctx, await find(ctx, sql`c.id = ${id}`, 1))
  if (!shown) throw NotFound()
  return shown
}

const meOf = ({ actor }: Context): PersonId | null => (actor.kind === 'person' ? actor.personId : null)

async function find(ctx: Context, which: RawBuilder<unknown>, limit: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select c.*, (select json_agg(json_build_object('product_id', g.product_id, 'split', g.split, 'own_price', g.own_price) order by g.product_id)
             from distribution.co_selling_goods g where g.tenant_id = c.tenant_id and g.co_selling_id = c.id) as goods,
           (select json_agg(json_build_object('person_id', a.person_id, 'role', a.role, 'answer', a.answer, 'at', a.at))
             from distribution.co_selling_answers a where a.tenant_id = c.tenant_id and a.co_selling_id = c.id) as answers
      from distribution.co_selling c where c.tenant_id = ${ctx.tenantId} and ${which}
     order by c.offered_at desc, c.id desc limit ${limit}`.execute(db(ctx))
  return rows
}

async function shapes(ctx: Context, rows: readonly Found[]): Promise<CoSelling[]> {
  const cardOf = await cardsOf(
    ctx,
    rows.flatMap(({ answers }) => answers.map(({ person_id }) => person_id)),
  )
  const products = await readProductCards(
    ctx,
    rows.flatMap(({ goods }) => goods.map(({ product_id }) => product_id)),
  )
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    communityId: row.community_id,
    state: coSellingStateOf(row),
    through: row.through,
    goods: row.goods.map(({ product_id, split, own_price }) => ({
      productId: product_id,
      title: products.get(product_id)?.title ?? '',
      split,
      ownPrice: own_price,
    })),
    parties: partiesOf(row, cardOf),
    offeredAt: row.offered_at.toISOString(),
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    endedWhy: row.ended_why,
    may: mayOf(ctx, row),
  }))
}

function partiesOf({ answers, lead_id }: Found, cardOf: Awaited<ReturnType<typeof cardsOf>>): CoSelling['parties'] {
  const house = { role: 'lead' as const, person: null, answer: 'accepted' as const, at: null }
  return [
    ...answers.map(({ person_id, role, answer, at }) => ({
      role,
      person: cardOf(person_id),
      answer,
      at: at ? new Date(at).toISOString() : null,
    })),
    ...(lead_id ? [] : [house]),
  ]
}

function mayOf(ctx: Context, row: Found): CoSelling['may'] {
  const me = meOf(ctx)
  const party = row.answers.find(({ person_id }) => person_id === me)
  const open = row.ended_at === null
  return [
    ...(open && !row.accepted_at && party && party.answer === null ? (['answer'] as const) : []),
    ...(open && (party || decidesHere(ctx)) ? (['end'] as const) : []),
  ]
}
