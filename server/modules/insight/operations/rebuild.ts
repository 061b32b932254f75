/** Counts everything again from the messages and says what differs: the proof that counting bit by bit counts right. */
import type { Context } from '../../../kernel/context.ts'
import { enter, type Ground } from '../../../kernel/ground.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { GroupId } from '../../community/contract.ts'
import { listVisibleGroupIds } from '../../community/index.ts'
import { type Digests, readDigests } from '../queries/read-digests.ts'
import { keepField } from './keep-field.ts'
import { countGroups, readHeads, rollUpEach } from './roll-up.ts'
import { scoreStaleDays } from './score-days.ts'

/** `days`: group-days that were counted again; `differences`: how many of them, or of the standings now, came out otherwise. */
export type Rebuilt = { groups: number; days: number; differences: number }

/** Within the transaction at hand. What was merely not counted yet is no difference: it is counted first. */
export async function rebuild(ctx: Context, groupIds?: readonly GroupId[]): Promise<Rebuilt> {
  const ids = groupIds ?? (await listVisibleGroupIds(asSystem(ctx)))
  const heads = await readHeads(ctx)
  await countGroups(ctx, ids, heads, false)
  await scoreStaleDays(ctx)
  const before = await readDigests(ctx, ids)
  await countGroups(ctx, ids, heads, true)
  await scoreStaleDays(ctx)
  await keepField(ctx)
  return compare(ids.length, before, await readDigests(ctx, ids))
}

type Wishes = { signal?: AbortSignal; told?: (counted: number, groups: number) => Promise<void> }

/** As `rebuild`, for tenants of any size: each group in a transaction of its own; `told` hears after each how many are done. */
export async function rebuildEach(ground: Ground, tenantId: TenantId, { signal, told }: Wishes = {}): Promise<Rebuilt> {
  const inTenant = <T>(work: (ctx: Context) => Promise<T>) =>
    enter(ground, tenantId, { kind: 'system', name: 'insight' }, work)
  const groupIds = await inTenant(listVisibleGroupIds)
  const wish = { groupIds, ...(signal ? { signal } : {}) }
  await rollUpEach(ground, tenantId, wish)
  const before = await inTenant((ctx) => readDigests(ctx, groupIds))
  const hear = told ? { told: (counted: number) => told(counted, groupIds.length) } : {}
  await rollUpEach(ground, tenantId, { ...wish, ...hear, wholly: true })
  return compare(groupIds.length, before, await inTenant((ctx) => readDigests(ctx, groupIds)))
}

const asSystem = (ctx: Context): Context => ({ ...ctx, actor: { kind: 'system', name: 'insight' } })

function compare(groups: number, before: Digests, after: Digests): Rebuilt {
  const places = new Set([...before.keys(), ...after.keys()])
  const differences = [...places].filter((place) => before.get(place) !== after.get(place)).length
  return { groups, days: [...after.keys()].filter((place) => !place.endsWith(' now')).length, differences }
}
