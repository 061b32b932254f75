import type { Context } from '../../../kernel/context.ts'
import { NotAllowed, type RequestOf } from '../../../kernel/contract.ts'
import { accessGroup, readFooting } from '../access.ts'
import { CapTooSmall, type changeGroupEndpoint, type Group } from '../contract.ts'
import { readGroup } from '../queries/read-groups.ts'
import { given } from '../rules/given.ts'
import { thresholdColumns } from '../rules/threshold.ts'
import { db, type GroupRow } from '../tables.ts'
import { serveWaiting } from './serve-waiting.ts'

type Wish = RequestOf<typeof changeGroupEndpoint>

/**
 * Changes a group; a larger cap moves the waiting list at once. Assistants change what a day needs (name, about, slow
 * mode), the owner also who gets in and who may call everybody. Raises `community.cap_too_small`, `kernel.not_allowed`.
 */
export async function changeGroup(ctx: Context, { groupId, ...wish }: Wish): Promise<Group> {
  const group = await accessGroup(ctx, groupId, 'toChange')
  await requireMayChange(ctx, group, wish)
  const changes = changesOf(wish)
  if (Object.keys(changes).length > 0) await writeGroup(ctx, group, changes)
  await serveWaiting(ctx, group)
  return readGroup(ctx, { groupId })
}

type Changes = Omit<Wish, 'groupId'>

async function requireMayChange(ctx: Context, group: GroupRow, { cap, threshold, whoMayMentionAll }: Changes) {
  const forOwner = cap !== undefined || threshold !== undefined || whoMayMentionAll !== undefined
  const { authority } = await readFooting(ctx, group.id)
  if (authority < (forOwner ? 2 : 1)) throw NotAllowed()
}

function changesOf({ name, about, cap, threshold, slowModeSeconds, whoMayMentionAll }: Changes): Partial<GroupRow> {
  return {
    ...given({ name, about, cap, slow_mode_seconds: slowModeSeconds, who_may_mention_all: whoMayMentionAll }),
    ...(threshold ? thresholdColumns(threshold) : {}),
  }
}

async function writeGroup(ctx: Context, group: GroupRow, changes: Partial<GroupRow>): Promise<void> {
  const { numUpdatedRows } = await db(ctx)
    .updateTable('community.groups')
    .set(changes)
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', group.id)
    .where('taken', '<=', changes.cap ?? group.cap)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw CapTooSmall({ taken: group.taken })
}
