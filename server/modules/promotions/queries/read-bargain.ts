import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { findOffers } from '../../commerce/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { accessActivity, findBargain, requireChannel } from '../access.ts'
import type { Bargain, BargainId, readBargainEndpoint } from '../contract.ts'
import { toldRules } from '../rules/told-rules.ts'
import { type BargainRow, db } from '../tables.ts'
import { cardsOf } from './cards.ts'

/** A bargain as it stands, for members of the community. */
export async function readBargain(
  ctx: Context,
  { bargainId, channel }: RequestOf<typeof readBargainEndpoint>,
): Promise<AnswerOf<typeof readBargainEndpoint>> {
  const { activity_id } = await findBargain(ctx, bargainId, 'toRead')
  requireChannel(await accessActivity(ctx, activity_id, 'toRead'), channel)
  return showBargain(ctx, bargainId)
}

type Cut = { person_id: PersonId; amount_fen: number; at: Date }

/** How much was cut so far, added up from the rows (BA-4). */
export async function readCutSum(ctx: Context, id: BargainId): Promise<number> {
  return (await readCuts(ctx, id)).reduce((sum, { amount_fen }) => sum + amount_fen, 0)
}

async function readCuts(ctx: Context, id: BargainId): Promise<Cut[]> {
  const { rows } = await sql<Cut>`
    select s.person_id, c.amount_fen, s.at from promotions.supports s
      join promotions.cuts c on c.tenant_id = s.tenant_id and c.bargain_id = s.bargain_id and c.place = s.place
     where s.tenant_id = ${ctx.tenantId} and s.bargain_id = ${id} order by s.place`.execute(db(ctx))
  return rows
}

/** One bargain with its cuts. Raises `kernel.not_found`. */
export async function showBargain(ctx: Context, id: BargainId): Promise<Bargain> {
  const row = await findBargain(ctx, id, 'toRead')
  const cuts = await readCuts(ctx, id)
  const cardOf = await cardsOf(ctx, [row.person_id, ...cuts.map(({ person_id }) => person_id)])
  const { title, community_id } = await db(ctx)
    .selectFrom('promotions.activities')
    .select(['title', 'community_id'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', row.activity_id)
    .executeTakeFirstOrThrow()
  const [offer] = await findOffers(ctx, community_id, null, [{ variantId: row.variant_id, quantity: 1 }])
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  return {
    ...factsOf(row),
    title,
    starter: cardOf(row.person_id),
    floorFen: row.terms.showsFloor || row.taken === row.people ? row.floor_fen : null,
    nowFen: row.price_fen - cuts.reduce((sum, { amount_fen }) => sum + amount_fen, 0),
    soldOut: offer ? !offer.forSale || offer.left === 0 : true,
    cuts: cuts.map(({ person_id, amount_fen, at }) => ({
      person: cardOf(person_id),
      amountFen: amount_fen,
      at: at.toISOString(),
    })),
    may: mayOf(row, me, cuts, ctx.now),
  }
}

const factsOf = (row: BargainRow) => ({
  id: row.id,
  activityId: row.activity_id,
  variantId: row.variant_id,
  state: row.state,
  priceFen: row.price_fen,
  people: row.people,
  missing: row.people - row.taken,
  startedAt: row.started_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  orderBy: row.order_by?.toISOString() ?? null,
  orderId: row.order_id,
  rules: toldRules(row.terms),
})

function mayOf(row: BargainRow, me: PersonId | null, cuts: readonly Cut[], now: Date): Bargain['may'] {
  const mine = row.person_id === me
  const running = row.state === 'running' && row.expires_at > now
  const reached = row.state === 'succeeded' && row.order_by !== null && row.order_by > now
  const all: [Bargain['may'][number], boolean][] = [
    ['support', running && (!mine || row.terms.selfCut) && cuts.every(({ person_id }) => person_id !== me)],
    ['order', mine && (reached || (running && row.terms.buys === 'any_price'))],
    ['pay', mine && row.state === 'ordered'],
  ]
  return all.flatMap(([what, may]) => (may ? [what] : []))
}
