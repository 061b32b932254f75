import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import {
  type comparePasteEndpoint,
  type EntryId,
  type PasteComparison,
  PaysInShop,
  RelayFull,
  RelayMovedOn,
  type takePasteEndpoint,
} from '../../contract.ts'
import { accessOwnRelay, findEntry, type RelayActivity } from '../../queries/relays/access-relay.ts'
import { pointsOf, readRelayRow } from '../../queries/relays/read-relay.ts'
import { readStanding } from '../../queries/relays/read-text.ts'
import { askedItems } from '../../rules/relays/asked-items.ts'
import { compareRelay, type Difference } from '../../rules/relays/compare-relay.ts'
import { parseRelay } from '../../rules/relays/parse-relay.ts'
import { db } from '../../tables.ts'
import { replaceItems } from './change-entry.ts'
import { endEntry } from './end-entry.ts'
import { takeItems } from './take-items.ts'
import { requireDrawn } from './open-ballot.ts'
import { holdRelay, takePlace } from './take-place.ts'
import { tellRelay } from './tell-relay.ts'
import { writeEntry } from './write-entry.ts'

/** What a text would change; nothing is changed. Raises `promotions.pays_in_shop`. */
export async function comparePaste(
  ctx: Context,
  { activityId, text }: RequestOf<typeof comparePasteEndpoint>,
): Promise<AnswerOf<typeof comparePasteEndpoint>> {
  return compare(ctx, await accessPlain(ctx, activityId), text)
}

/**
 * Takes over what a text says, all or nothing, as the organiser saw it compared (RL-4): said again it changes nothing.
 * Raises `promotions.relay_moved_on` when somebody has entered since, `promotions.relay_full`, `promotions.quota_taken`, `promotions.ballot_open`.
 */
export async function takePaste(
  ctx: Context,
  { activityId, text, revision }: RequestOf<typeof takePasteEndpoint>,
): Promise<AnswerOf<typeof takePasteEndpoint>> {
  const relay = await accessPlain(ctx, activityId)
  const seen = await compare(ctx, relay, text)
  const nothing = seen.rows.every(({ kind }) => kind === 'same')
  if (nothing) return { changed: 0, comparison: seen }
  await requireDrawn(ctx, activityId)
  // Held first: what is compared now is what will be changed.
  const held = await holdRelay(ctx, activityId)
  if (held.revision - 1 !== revision) throw RelayMovedOn()
  const { rows } = await compare(ctx, relay, text)
  const changes = rows.filter(({ kind }) => kind !== 'same')
  for (const row of changes) await apply(ctx, relay, row)
  await tellRelay(ctx, activityId)
  return { changed: changes.length, comparison: await compare(ctx, relay, text) }
}

async function accessPlain(ctx: Context, id: RelayActivity['id']): Promise<RelayActivity> {
  const relay = await accessOwnRelay(ctx, id)
  if (relay.terms.pays === 'shop') throw PaysInShop()
  return relay
}

async function compare(ctx: Context, relay: RelayActivity, text: string): Promise<PasteComparison> {
  const points = (await pointsOf(ctx, relay.terms)).map(({ name }) => name)
  const { entries, bad } = parseRelay(text, { items: relay.terms.items.map(({ name }) => name), points })
  const { revision } = await readRelayRow(ctx, relay.id)
  return { revision, bad, ...compareRelay(await readStanding(ctx, relay), entries) }
}

type Row = Difference<EntryId>

async function apply(ctx: Context, relay: RelayActivity, row: Row): Promise<void> {
  if (row.kind === 'cancel' && row.id) await endEntry(ctx, relay, row.id, 'pasted')
  else if (row.id) await change(ctx, relay, row.id, row)
  else await add(ctx, relay, row)
}

const wishedOf = ({ lines }: Row) => lines.map(({ item, quantity }) => ({ name: item, quantity }))
async function pointOf(ctx: Context, { terms }: RelayActivity, { point }: Row) {
  return (await pointsOf(ctx, terms)).find(({ name }) => name === point)?.id ?? null
}

async function change(ctx: Context, relay: RelayActivity, id: EntryId, row: Row): Promise<void> {
  await replaceItems(ctx, relay, await findEntry(ctx, id), askedItems(relay.terms, wishedOf(row)))
  const point = await pointOf(ctx, relay, row)
  await sql`update promotions.relay_entries set pickup_point_id = ${point},
      delivery = case when ${point}::text is null then delivery else 'pickup' end
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(db(ctx))
}

async function add(ctx: Context, relay: RelayActivity, row: Row): Promise<void> {
  const { id, version, terms } = relay
  const items = askedItems(terms, wishedOf(row))
  const no = await takePlace(ctx, id, terms)
  if (no === null) throw RelayFull()
  await takeItems(ctx, { activityId: id, terms, personId: null, items })
  const point = await pointOf(ctx, relay, row)
  await writeEntry(
    ctx,
    {
      activity_id: id,
      version,
      no,
      place: null,
      person_id: null,
      name: row.name.slice(0, 60),
      state: 'entered',
      order_id: null,
      delivery: point ? 'pickup' : (terms.deliveries[0] ?? 'none'),
      pickup_point_id: point,
      note: '',
    },
    items,
    terms.perPerson,
  )
}
