/** A shop with so many things on its shelf and so many shoppers, on a ground of its own. */
import { openLog } from '../../server/kernel/log.ts'
import { readConfig } from '../../server/kernel/config.ts'
import type { Actor, Context } from '../../server/kernel/context.ts'
import { enter, type Ground } from '../../server/kernel/ground.ts'
import type { TenantId } from '../../server/kernel/people.ts'
import { closeGround, openGround } from '../../server/main/ground.ts'
import '../../server/main/modules.ts'
import { type ProductId, productWords, type VariantId } from '../../server/modules/commerce/contract.ts'
import { showProduct } from '../../server/modules/commerce/operations/change-product.ts'
import { makeProduct } from '../../server/modules/commerce/operations/make-product.ts'
import type { CommunityId, GroupId } from '../../server/modules/community/contract.ts'
import { foundCommunity, seatPeople } from '../../server/modules/community/index.ts'
import { admitPerson, foundTenant } from '../../server/modules/identity/index.ts'

export type BenchShop = {
  ground: Ground
  tenantId: TenantId
  communityId: CommunityId
  groupId: GroupId
  variantIds: VariantId[]
  as: <T>(shopper: number, work: (ctx: Context) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

export async function openShop(
  url: string,
  directory: string,
  { shoppers, things, onHand, pool = 16 }: { shoppers: number; things: number; onHand: number; pool?: number },
): Promise<BenchShop> {
  const config = readConfig({ DATA_DIR: directory, LOG_LEVEL: 'error', POOL_SIZE: String(pool), PLAY_MONEY: 'true' })
  const ground = await openGround(config, url, { log: openLog('error', 'bench') })
  const { tenantId, ownerId } = await foundTenant(ground, {
    name: '测',
    slug: 'bench',
    owner: { name: '主', address: 'owner@example.com' },
  })
  const owner: Actor = { kind: 'person', personId: ownerId, sessionId: null, staffRole: 'owner', scopes: null }
  const founded = await enter(ground, tenantId, owner, async (ctx) => {
    const { community, group } = await foundCommunity(ctx, { preset: 'product', name: '测', cap: 100_000 })
    const variantIds: VariantId[] = []
    for (let place = 0; place < things; place += 1) variantIds.push(await shelve(ctx, place, onHand))
    return { communityId: community.id as CommunityId, groupId: group.id as GroupId, variantIds }
  })
  const people = await enter(ground, tenantId, { kind: 'system', name: 'bench' }, async (ctx) => {
    const ids = []
    for (let place = 0; place < shoppers; place += 1) ids.push(await admitPerson(ctx, { name: `客${place}` }))
    await seatPeople(
      ctx,
      founded.groupId,
      ids.map((personId) => ({ personId })),
    )
    return ids
  })
  const as = <T>(shopper: number, work: (ctx: Context) => Promise<T>) => {
    const personId = people[shopper % people.length]
    if (!personId) throw new Error('nobody shops')
    const actor: Actor = { kind: 'person', personId, sessionId: null, staffRole: null, scopes: null }
    return enter(ground, tenantId, actor, work, { steady: true })
  }
  return { ground, tenantId, ...founded, as, close: () => closeGround(ground) }
}

async function shelve(ctx: Context, place: number, onHand: number): Promise<VariantId> {
  const words = productWords.parse({
    title: `茶${place}`,
    deliveries: ['express', 'none'],
    variants: [{ priceFen: 1990, onHand }],
  })
  const { id, variants } = await makeProduct(ctx, words)
  await showProduct(ctx, { productId: id as ProductId, shown: true })
  return variants[0]?.id as VariantId
}
