/** The draw of a ballot (RL-3): once, by the clock; then places are given in the drawn order, and the rest wait in it. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { type ActivityId, type EntryId, drawnOrder, valueOfLots } from '../../contract.ts'
import { findRelay, type RelayActivity } from '../../queries/relays/access-relay.ts'
import { listLots } from '../../queries/relays/read-ballot.ts'
import { readLines } from '../../queries/relays/read-lines.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { type BallotRow, db } from '../../tables.ts'
import { tellPeople } from '../tell-people.ts'
import { offerPlaces } from './end-entry.ts'
import { tryItems } from './take-items.ts'
import { callNext, freePlace, holdRelay, takeNumber } from './take-place.ts'
import { tellRelay } from './tell-relay.ts'

const atOnce = 50

/** Draws what is due, and calls off what ended before. Returns how many. */
export async function drawBallots(ctx: Context): Promise<number> {
  const { rows } = await sql<{ id: ActivityId }>`
    select a.id from promotions.relay_ballots b
      join promotions.activities a on a.tenant_id = b.tenant_id and a.id = b.activity_id
     where b.tenant_id = ${ctx.tenantId} and b.drawn_at is null and (a.ended_at is not null or a.ends_at <= ${ctx.now}
       or a.starts_at + (a.terms->>'ballotMinutes')::int * interval '1 minute' <= ${ctx.now})
     order by 1 limit ${atOnce}`.execute(db(ctx))
  for (const { id } of rows) await drawOne(ctx, await findRelay(ctx, id))
  return rows.length
}

/** While it is paused nothing is drawn: whoever is drawn could not confirm. */
async function drawOne(ctx: Context, relay: RelayActivity): Promise<void> {
  const state = activityStateOf(relay, ctx.now)
  if (state === 'ended') return callOff(ctx, relay)
  if (state === 'running') await drawBallot(ctx, relay)
}

/** Draws the order of all who are in, by the secret that was promised and by what nobody knew before: all lots. */
async function drawBallot(ctx: Context, relay: RelayActivity): Promise<void> {
  const ballot = await close(ctx, relay.id)
  if (!ballot) return
  await holdRelay(ctx, relay.id)
  const lots = await listLots(ctx, relay.id)
  const publicValue = await valueOfLots(lots)
  const numbers = await listLive(ctx, relay.id)
  const secret = ctx.seal.open(ballot.secret)
  const order = await drawnOrder({ secret, activityId: relay.id, publicValue, numbers })
  await sql`update promotions.relay_ballots set public_value = ${publicValue}
    where tenant_id = ${ctx.tenantId} and activity_id = ${relay.id}`.execute(db(ctx))
  await queue(ctx, relay.id, order)
  if (relay.terms.pays === 'shop') await offerPlaces(ctx, relay)
  else await giveNumbers(ctx, relay)
  await numberWaiting(ctx, relay.id)
  await tellWaiting(ctx, relay)
  await tellRelay(ctx, relay.id)
}

/** From here on there is no lot any more; null when another one is drawing. */
async function close(ctx: Context, id: ActivityId): Promise<BallotRow | null> {
  const { rows } = await sql<BallotRow>`update promotions.relay_ballots set drawn_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and activity_id = ${id} and drawn_at is null returning *`.execute(db(ctx))
  return rows[0] ?? null
}

async function listLive(ctx: Context, id: ActivityId): Promise<number[]> {
  const { rows } = await sql<{ lot: number }>`select lot from promotions.relay_entries
    where tenant_id = ${ctx.tenantId} and activity_id = ${id} and state = 'balloting' order by lot`.execute(db(ctx))
  return rows.map(({ lot }) => lot)
}

/** No list is so long; so that numbers from one on are free when it is numbered. */
const farBehind = 1_000_000_000

/** Everybody waits in the drawn order: from there places are given as any that became free. */
async function queue(ctx: Context, id: ActivityId, order: readonly number[]): Promise<void> {
  const drawn = order.map((lot, at) => ({ lot, drawn: at + 1 }))
  await sql`
    update promotions.relay_entries e set state = 'waiting', drawn = d.drawn, place = ${farBehind} + d.drawn
      from jsonb_to_recordset(${JSON.stringify(drawn)}::jsonb) as d (lot integer, drawn integer)
     where e.tenant_id = ${ctx.tenantId} and e.activity_id = ${id} and e.lot = d.lot and e.state = 'balloting'`.execute(
    db(ctx),
  )
  await sql`update promotions.relays set waiting = waiting + ${order.length}
    where tenant_id = ${ctx.tenantId} and activity_id = ${id}`.execute(db(ctx))
}

/** Whoever was not called waits from place one on; who was, has waited for nobody. */
async function numberWaiting(ctx: Context, id: ActivityId): Promise<void> {
  const own = sql`tenant_id = ${ctx.tenantId} and activity_id = ${id}`
  await sql`update promotions.relay_entries set place = null
    where ${own} and place > ${farBehind} and state <> 'waiting'`.execute(db(ctx))
  await sql`
    update promotions.relay_entries e set place = w.place
      from (select id, row_number() over (order by place)::int as place from promotions.relay_entries
             where ${own} and state = 'waiting') w
     where e.tenant_id = ${ctx.tenantId} and e.id = w.id`.execute(db(ctx))
  await sql`update promotions.relays set next_place = waiting + 1 where ${own}`.execute(db(ctx))
}

type Called = { id: EntryId; person_id: PersonId }

/** Where nothing is paid there is nothing to confirm: whoever is drawn is in. Who asks for what has run out is out. */
async function giveNumbers(ctx: Context, relay: RelayActivity): Promise<void> {
  const { id, terms } = relay
  const won: { personId: PersonId; kind: 'ballot_won'; facts: { no: number }; key: string }[] = []
  while (await callNext(ctx, id, terms)) {
    const next = await takeNext(ctx, id)
    const items = (await readLines(ctx, [next.id])).get(next.id) ?? []
    if (!(await tryItems(ctx, { activityId: id, terms, personId: next.person_id, items }))) {
      await giveUp(ctx, relay, next)
      continue
    }
    const no = await takeNumber(ctx, id)
    await sql`update promotions.relay_entries set state = 'entered', no = ${no}, confirm_by = null
      where tenant_id = ${ctx.tenantId} and id = ${next.id}`.execute(db(ctx))
    won.push({ personId: next.person_id, kind: 'ballot_won', facts: { no }, key: `ballot ${next.id}` })
  }
  await tellPeople(ctx, relay, ...won)
}

/** Drawn, but what they asked for went to those before: the place goes on to the next. */
async function giveUp(ctx: Context, relay: RelayActivity, { id, person_id: personId }: Called): Promise<void> {
  await sql`update promotions.relay_entries
      set state = 'cancelled', confirm_by = null, cancelled_at = ${ctx.now}, cancelled_why = 'sold_out'
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(db(ctx))
  await freePlace(ctx, relay.id)
  await tellPeople(ctx, relay, { personId, kind: 'ballot_sold_out', key: `ballot ${id}` })
}

async function takeNext(ctx: Context, id: ActivityId): Promise<Called> {
  const { rows } = await sql<Called>`
    update promotions.relay_entries set state = 'offered', confirm_by = ${ctx.now}
     where tenant_id = ${ctx.tenantId} and id = (select id from promotions.relay_entries
       where tenant_id = ${ctx.tenantId} and activity_id = ${id} and state = 'waiting' order by place limit 1)
    returning id, person_id`.execute(db(ctx))
  const [called] = rows
  if (!called) throw new Error('nobody waits where somebody was counted')
  return called
}

async function tellWaiting(ctx: Context, relay: RelayActivity): Promise<void> {
  const { rows } = await sql<Called & { place: number }>`
    select id, person_id, place from promotions.relay_entries
     where tenant_id = ${ctx.tenantId} and activity_id = ${relay.id} and state = 'waiting'`.execute(db(ctx))
  const words = rows.map(({ id, person_id, place }) => ({
    personId: person_id,
    kind: 'ballot_waiting' as const,
    facts: { place },
    key: `ballot ${id}`,
  }))
  await tellPeople(ctx, relay, ...words)
}

/** The relay ended before the window did: nobody was drawn, and everybody who had a lot is told. */
async function callOff(ctx: Context, relay: RelayActivity): Promise<void> {
  if (!(await close(ctx, relay.id))) return
  const { rows } = await sql<Called>`
    update promotions.relay_entries set state = 'cancelled', cancelled_at = ${ctx.now}, cancelled_why = 'called_off'
     where tenant_id = ${ctx.tenantId} and activity_id = ${relay.id} and state = 'balloting'
    returning id, person_id`.execute(db(ctx))
  const words = rows.map(({ id, person_id }) => ({
    personId: person_id,
    kind: 'ballot_called_off' as const,
    key: `ballot ${id}`,
  }))
  await tellPeople(ctx, relay, ...words)
  await tellRelay(ctx, relay.id)
}
