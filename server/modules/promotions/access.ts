/** The only way to an activity, a team or a bargain; and whether somebody may take part here and now. */
import type { Context } from '../../kernel/context.ts'
import { NotFound } from '../../kernel/contract.ts'
import { communityMember } from '../community/index.ts'
import {
  type ActivityId,
  ActivityNotRunning,
  type BargainId,
  type BoostId,
  type Channel,
  ChannelRefuses,
  type PresaleId,
  type TeamId,
} from './contract.ts'
import { activityStateOf } from './rules/activity-state.ts'
import { rulingOf } from './rules/channel-rules.ts'
import { type ActivityRow, type BargainRow, type BoostRow, db, type PresaleRow, type TeamRow } from './tables.ts'

/** An activity for a member of its community; its row held when it is `toChange`. Raises `kernel.not_found`. */
export async function accessActivity(
  ctx: Context,
  id: ActivityId,
  purpose: 'toRead' | 'toChange',
): Promise<ActivityRow> {
  const found = db(ctx)
    .selectFrom('promotions.activities')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
  const activity = await (purpose === 'toChange' ? found.forNoKeyUpdate() : found).executeTakeFirst()
  if (!activity) throw NotFound()
  await communityMember(ctx, { communityId: activity.community_id })
  return activity
}

/** Raises `promotions.channel_refuses` where the activity is not offered there, or may not be. */
export function requireChannel({ channels, kind }: Pick<ActivityRow, 'channels' | 'kind'>, channel: Channel): void {
  if (!channels.includes(channel) || rulingOf(kind, channel).ruling === 'refused') throw ChannelRefuses({ channel })
}

/** An activity somebody can begin something new in. Raises `promotions.activity_not_running` and `promotions.channel_refuses`. */
export async function accessRunning(ctx: Context, id: ActivityId, channel: Channel): Promise<ActivityRow> {
  const activity = await accessActivity(ctx, id, 'toRead')
  requireChannel(activity, channel)
  if (activityStateOf(activity, ctx.now) !== 'running') throw ActivityNotRunning()
  return activity
}

/** A team, for anybody. Raises `kernel.not_found`. */
export async function findTeam(ctx: Context, id: TeamId): Promise<TeamRow> {
  const teams = db(ctx).selectFrom('promotions.teams').selectAll().where('tenant_id', '=', ctx.tenantId)
  const found = await teams.where('id', '=', id).executeTakeFirst()
  if (!found) throw NotFound()
  return found
}

/** A bargain; its row held until the transaction ends when it is `toChange`. */
export async function findBargain(ctx: Context, id: BargainId, purpose: 'toRead' | 'toChange'): Promise<BargainRow> {
  const found = db(ctx)
    .selectFrom('promotions.bargains')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
  const bargain = await (purpose === 'toChange' ? found.forNoKeyUpdate() : found).executeTakeFirst()
  if (!bargain) throw NotFound()
  return bargain
}

/** A boost; its row held until the transaction ends when it is `toChange`. */
export async function findBoost(ctx: Context, id: BoostId, purpose: 'toRead' | 'toChange'): Promise<BoostRow> {
  const found = db(ctx)
    .selectFrom('promotions.boosts')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
  const boost = await (purpose === 'toChange' ? found.forNoKeyUpdate() : found).executeTakeFirst()
  if (!boost) throw NotFound()
  return boost
}

/** A pre-sale of somebody; its row held until the transaction ends when it is `toChange`. */
export async function findPresale(ctx: Context, id: PresaleId, purpose: 'toRead' | 'toChange'): Promise<PresaleRow> {
  const found = db(ctx)
    .selectFrom('promotions.presales')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
  const presale = await (purpose === 'toChange' ? found.forNoKeyUpdate() : found).executeTakeFirst()
  if (!presale) throw NotFound()
  return presale
}
