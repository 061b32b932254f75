/** Brings the roll-ups of a tenant's groups up to now. */
import type { Actor, Context } from '../../../kernel/context.ts'
import { enter, type Ground } from '../../../kernel/ground.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { GroupId } from '../../community/contract.ts'
import { readGroups } from '../../community/index.ts'
import { tenantOf } from '../../identity/index.ts'
import { type ChatHead, listChatHeads } from '../../messaging/index.ts'
import { listDueGroups } from '../queries/list-due-groups.ts'
import { BusinessDays } from '../rules/business-days.ts'
import { keepField } from './keep-field.ts'
import { rollUpGroup } from './roll-up-group.ts'
import { scoreStaleDays } from './score-days.ts'

export type RolledUp = { groups: number }
type Heads = ReadonlyMap<GroupId, ChatHead>

/**
 * Counts the named groups, or all that are due, up to now within the transaction at hand: after bulk loading, and in
 * tests. Asking again changes nothing.
 */
export async function rollUp(ctx: Context, groupIds?: readonly GroupId[]): Promise<RolledUp> {
  const ids = groupIds ?? (await listDueGroups(ctx))
  await countGroups(ctx, ids, await readHeads(ctx), false)
  await scoreStaleDays(ctx)
  await keepField(ctx)
  return { groups: ids.length }
}

type Wishes = {
  groupIds?: readonly GroupId[]
  signal?: AbortSignal
  wholly?: boolean
  /** Hears after each group how many are done. */
  told?: (counted: number) => Promise<void>
}

const system: Actor = { kind: 'system', name: 'insight' }

/**
 * As `rollUp`, for any number of groups: each in a transaction of its own, so that one group's fault or size does not stop
 * the others; stops soon after `signal`. Throws the first fault once all the others are done.
 */
export async function rollUpEach(
  ground: Ground,
  tenantId: TenantId,
  { groupIds, signal, wholly = false, told }: Wishes = {},
): Promise<RolledUp> {
  const inTenant = <T>(work: (ctx: Context) => Promise<T>) => enter(ground, tenantId, system, work)
  const { ids, heads } = await inTenant(async (ctx) => ({
    ids: groupIds ?? (await listDueGroups(ctx)),
    heads: await readHeads(ctx),
  }))
  const faults: unknown[] = []
  for (const [before, id] of ids.entries()) {
    if (signal?.aborted) break
    await inTenant((ctx) => countGroups(ctx, [id], heads, wholly)).catch((fault) => faults.push(fault))
    await told?.(before + 1)
  }
  await inTenant(scoreStaleDays)
  await inTenant(keepField)
  if (faults.length > 0) throw faults[0]
  return { groups: ids.length }
}

/** Where chats stand is read before their messages: what is said meanwhile is counted again next time, never missed. */
export async function readHeads(ctx: Context): Promise<Heads> {
  return new Map((await listChatHeads(ctx)).map((head) => [head.groupId, head]))
}

/** In the order of their ids, so that two who count the same groups do not wait for each other crosswise. */
export async function countGroups(ctx: Context, ids: readonly GroupId[], heads: Heads, wholly: boolean): Promise<void> {
  const days = new BusinessDays((await tenantOf(ctx)).zone)
  const groups = await readGroups(ctx, ids)
  for (const id of [...ids].sort()) {
    const group = groups.get(id)
    if (group) await rollUpGroup(ctx, { group, head: heads.get(id) ?? null, days, wholly })
  }
}
