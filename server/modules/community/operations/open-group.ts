import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { publish } from '../../../kernel/outbox.ts'
import { actorId } from '../../identity/index.ts'
import { accessCommunity, accessGroup } from '../access.ts'
import { type Group, type GroupId, groupOpened, type openGroupEndpoint, type Threshold } from '../contract.ts'
import { readGroup } from '../queries/read-groups.ts'
import { presets } from '../rules/presets.ts'
import { thresholdColumns } from '../rules/threshold.ts'
import { type CommunityRow, db } from '../tables.ts'
import { acceptFor } from './accept-rules.ts'
import { newCode } from './new-code.ts'
import { claimSeats, sit } from './take-seat.ts'

/** Opens another group in a community; whoever opens it owns it, sits in it and has accepted the rules. */
export async function openGroup(ctx: Context, wish: RequestOf<typeof openGroupEndpoint>): Promise<Group> {
  const community = await accessCommunity(ctx, wish.communityId, 'toRead')
  const start = presets[community.preset]
  return layOutGroup(ctx, community, {
    name: wish.name,
    about: wish.about ?? '',
    cap: wish.cap ?? start.cap,
    threshold: wish.threshold ?? start.threshold,
  })
}

type Layout = { name: string; about: string; cap: number; threshold: Threshold }

/** A group with its join code and, in the first seat, its owner: whoever acts. */
export async function layOutGroup(ctx: Context, community: CommunityRow, layout: Layout): Promise<Group> {
  const ownerId = actorId(ctx)
  const groupId = await writeGroup(ctx, community, layout)
  const group = await accessGroup(ctx, groupId, 'toChange')
  await claimSeats(ctx, group, 1)
  await sit(ctx, group, [{ personId: ownerId, role: 'owner' }])
  await acceptFor(ctx, community, ownerId)
  await publish(ctx, groupOpened, { communityId: community.id, groupId, personId: ownerId })
  return readGroup(ctx, { groupId })
}

async function writeGroup(ctx: Context, community: CommunityRow, layout: Layout): Promise<GroupId> {
  const id = newId('grp')
  await db(ctx)
    .insertInto('community.groups')
    .values({
      tenant_id: ctx.tenantId,
      id,
      community_id: community.id,
      name: layout.name,
      about: layout.about,
      cap: layout.cap,
      ...thresholdColumns(layout.threshold),
      join_code: await newCode(ctx),
      created_at: ctx.now,
      closed_at: null,
      closed_by: null,
      close_reason: null,
    })
    .execute()
  return id
}
