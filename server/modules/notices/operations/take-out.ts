/** Just before a call leaves, the database is asked once more whether it is still wanted. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { readGroups } from '../../community/index.ts'
import { readCards, tenantOf } from '../../identity/index.ts'
import { countBadge, listRemarks, type Remark } from '../../messaging/index.ts'
import type { Pushed, PushId } from '../contract.ts'
import { type Concern, listConcerned } from '../queries/list-concerned.ts'
import { callsMe, meansMe, whenToTell, worthTelling } from '../rules/worth-telling.ts'
import { db, type DeviceRow, type PushRow } from '../tables.ts'
import type { Subscription } from './add-device.ts'
import { type Key, keyOf } from './keep-key.ts'
import type { Later } from './tell-of.ts'

/** One push to one device, ready to be encrypted. */
export type Parcel = {
  device: DeviceRow['id']
  to: Subscription
  pushed: Pushed
  topic: string
  isUrgent: boolean
  key: Key
}

/** A worker that has a call in hand and gives no sign for so long is dead. */
export const deadAfterSeconds = 60

type TakenOut = { parcels: Parcel[]; later: Later | null }
const nothing: TakenOut = { parcels: [], later: null }

/**
 * Takes a call in hand and makes what leaves for each device that was not reached yet. Nothing when it is in another
 * worker's hand, was settled, or is of no use any more: read, recalled, silenced, or its reader is back. `later`: quiet
 * hours have begun meanwhile.
 */
export async function takeOut(ctx: Context, pushId: PushId): Promise<TakenOut> {
  const push = await takeInHand(ctx, pushId)
  if (!push) return nothing
  const [concern] = await listConcerned(ctx, push.group_id, [push.person_id])
  const remarks = concern ? await listWorth(ctx, push, concern) : []
  const remark = remarks.at(-1)
  if (!concern || !remark) return settle(ctx, pushId)
  const rest = await restOf(ctx, concern, remarks)
  if (rest) return putOff(ctx, push, concern, rest)
  return { parcels: await parcelsOf(ctx, push, concern, remark), later: null }
}

async function takeInHand(ctx: Context, pushId: PushId): Promise<PushRow | undefined> {
  const dead = new Date(ctx.now.getTime() - deadAfterSeconds * 1000)
  const { rows } = await sql<PushRow>`update notices.pushes set taken_at = ${ctx.now}, tries = tries + 1
    where tenant_id = ${ctx.tenantId} and id = ${pushId} and settled_at is null
      and (taken_at is null or taken_at < ${dead}) returning *`.execute(db(ctx))
  return rows[0]
}

/** Of what the call is about what was neither read nor recalled since. */
async function listWorth(ctx: Context, push: PushRow, { personId, readNumber, wishes }: Concern): Promise<Remark[]> {
  const remarks = await listRemarks(ctx, push.group_id, { after: readNumber, limit: 100 })
  const about = remarks.filter(({ number }) => number <= push.number)
  return worthTelling(about, personId, wishes.about)
}

/** When the quiet hours end that have begun since the call was made; null when it may leave. */
async function restOf(ctx: Context, { personId, wishes }: Concern, remarks: readonly Remark[]): Promise<Date | null> {
  const isPersonal = remarks.some((one) => meansMe(one, personId))
  const { zone } = await tenantOf(ctx)
  const at = whenToTell({ now: ctx.now, toldAt: null, wishes, zone, isPersonal })
  return at > ctx.now ? at : null
}

async function settle(ctx: Context, pushId: PushId): Promise<TakenOut> {
  await sql`update notices.pushes set settled_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and id = ${pushId}`.execute(db(ctx))
  return nothing
}

/** As if it had never been called: when the quiet hours end it is decided anew. */
async function putOff(ctx: Context, push: PushRow, { readNumber }: Concern, at: Date): Promise<TakenOut> {
  const { id, group_id: groupId, person_id: personId } = push
  await sql`delete from notices.pushes where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(db(ctx))
  await sql`update notices.told set number = ${readNumber}
    where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and person_id = ${personId}`.execute(db(ctx))
  return { parcels: [], later: { groupId, personId, at } }
}

async function parcelsOf(ctx: Context, push: PushRow, concern: Concern, remark: Remark): Promise<Parcel[]> {
  const { unread: badge, waiting } = await countBadge(ctx, push.person_id)
  const key = await keyOf(ctx)
  const isUrgent = callsMe(remark, push.person_id)
  const words = {
    t: 'messages' as const,
    id: push.id,
    groupId: push.group_id,
    said: concern.wishes.discreet ? null : await sayWhat(ctx, push, remark),
    called: isUrgent,
    unread: concern.unread,
    badge,
    waiting: waiting.slice(0, waitingNamed),
    at: remark.at.toISOString(),
  }
  const unreached = concern.devices.filter(({ id }) => !push.reached.includes(id))
  return unreached.map(({ id, sealed, language }) => ({
    device: id,
    to: JSON.parse(ctx.seal.open(sealed)) as Subscription,
    pushed: { ...words, language },
    topic: push.group_id.slice(-26),
    isUrgent,
    key,
  }))
}

/** A push holds 4 KB: so many ids, and so many characters of what was said. */
const waitingNamed = 30
const textShown = 140

async function sayWhat(ctx: Context, { group_id }: PushRow, { by, kind, text }: Remark) {
  const group = (await readGroups(ctx, [group_id])).get(group_id)?.name ?? ''
  const speaker = by && (await readCards(ctx, [by])).get(by)
  return { group, by: speaker ? speaker.name : null, kind, text: text.slice(0, textShown).toWellFormed() }
}
