import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { listVisibleGroupIds } from '../../community/index.ts'
import { tenantOf } from '../../identity/index.ts'
import { listChatHeads } from '../../messaging/index.ts'
import { BusinessDays } from '../rules/business-days.ts'
import { db } from '../tables.ts'

/**
 * The groups whose counts are not up to date: never counted, something changed in their chat or somebody told so, or a day
 * has ended since. Comparing where chats stand costs four statements for all groups and nothing when people talk.
 */
export async function listDueGroups(ctx: Context): Promise<GroupId[]> {
  const all = await listVisibleGroupIds({ ...ctx, actor: { kind: 'system', name: 'insight' } })
  const days = new BusinessDays((await tenantOf(ctx)).zone)
  const heads = new Map((await listChatHeads(ctx)).map((head) => [head.groupId, head]))
  const [progress, told] = await readProgress(ctx)
  const today = days.of(ctx.now)
  return all.filter((groupId) => {
    const counted = progress.get(groupId)
    if (!counted || told.has(groupId) || counted.zone !== days.zone) return true
    const { seq = 0, epoch = 0 } = heads.get(groupId) ?? {}
    return counted.seq !== seq || counted.epoch !== epoch || days.of(counted.counted_at) < today
  })
}

async function readProgress(ctx: Context) {
  const progress = await db(ctx)
    .selectFrom('insight.progress')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .execute()
  const told = await db(ctx)
    .selectFrom('insight.due')
    .select('group_id')
    .where('tenant_id', '=', ctx.tenantId)
    .execute()
  return [new Map(progress.map((row) => [row.group_id, row])), new Set(told.map((row) => row.group_id))] as const
}
