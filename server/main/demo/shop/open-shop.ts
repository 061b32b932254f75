/** The sample's shop opens: goods with their pictures, a place to fetch them, a coupon, a membership, promoters. */
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import * as commerce from '../../../modules/commerce/contract.ts'
import { type KeptPicture, recordPicture } from '../../../modules/commerce/index.ts'
import type { CommunityId } from '../../../modules/community/contract.ts'
import { changeRulesEndpoint } from '../../../modules/distribution/contract.ts'
import type { Asks } from './desk.ts'
import { allGoods, categories, type Good } from './goods.ts'

export type OpenShop = {
  asks: Asks
  ownerId: PersonId
  communityId: CommunityId
  products: commerce.Product[]
  pickupPointId: commerce.PickupPointId
  couponId: commerce.CouponId
  plan: { id: commerce.PlanId; priceFen: number }
}
type Opening = Pick<OpenShop, 'asks' | 'ownerId' | 'communityId'> & { at: Date; pictures: readonly KeptPicture[] }

export async function openShop(ctx: Context, opening: Opening): Promise<OpenShop> {
  const { asks, ownerId, communityId, at, pictures } = opening
  await asks(ownerId, at, commerce.switchProviderEndpoint, { provider: 'sandbox', active: true })
  const { rows } = await asks(ownerId, at, commerce.arrangeCategoriesEndpoint, {
    categories: categories.map((name) => ({ name })),
  })
  const categoryOf = new Map(rows.map(({ name, id }) => [name, id]))
  const products: commerce.Product[] = []
  // The newest stands first on the shelf; the first that is written shall.
  for (const [place, good] of [...allGoods.entries()].toReversed()) {
    const then = new Date(at.getTime() + (allGoods.length - place) * 60_000)
    const picture = await recordPicture({ ...ctx, now: then }, null, pictures[place] as KeptPicture)
    const words = wordsOf(good, categoryOf.get(good.category) ?? null, picture.id)
    const { id } = await asks(ownerId, then, commerce.makeProductEndpoint, words)
    products.unshift(await asks(ownerId, then, commerce.showProductEndpoint, { productId: id, shown: true }))
  }
  const point = await asks(ownerId, at, commerce.arrangePickupPointEndpoint, {
    name: '临水书院',
    address: '湖滨路口向南五十步，蓝色门帘',
    hours: '每天 10:00–19:00',
  })
  return {
    ...{ asks, ownerId, communityId, products },
    pickupPointId: point.id,
    couponId: await offerCoupon(opening),
    plan: await offerPlan(opening),
  }
}

function wordsOf(good: Good, categoryId: commerce.CategoryId | null, picture: commerce.PictureId) {
  const ways: commerce.Delivery[] = good.virtual ? ['none'] : good.code ? ['code'] : ['express', 'pickup']
  return {
    kind: good.virtual ? ('virtual' as const) : good.code ? ('service' as const) : ('goods' as const),
    ...{ title: good.title, subtitle: good.subtitle, description: good.text, categoryId },
    pictures: [{ id: picture, alt: `${good.title}的画` }],
    deliveries: good.pickup ? (['pickup'] as commerce.Delivery[]) : ways,
    freightFen: good.freight,
    variants: good.variants.map(([name, sku, priceFen, onHand]) => ({
      ...{ name, sku, priceFen, onHand },
      prices: sku === 'BC-050' ? [{ minQuantity: 3, fen: 6200 }] : [],
    })),
  }
}

async function offerCoupon({ asks, ownerId, at }: Opening): Promise<commerce.CouponId> {
  const coupon = await asks(ownerId, at, commerce.makeCouponEndpoint, {
    title: '邻里满 60 减 8',
    off: { kind: 'amount', fen: 800 },
    thresholdFen: 6000,
    validity: { kind: 'days', days: 30 },
    total: 200,
  })
  return coupon.id
}

async function offerPlan({ asks, ownerId, communityId, at }: Opening): Promise<OpenShop['plan']> {
  await asks(ownerId, at, changeRulesEndpoint, {
    ...{ active: true, levels: 1, firstBp: 800, secondBp: 0, capBp: 2000 },
    ...{ protectionDays: 30, bindMode: 'first', openToAll: true, realNameFen: 80_000, leastFen: 1000 },
  })
  const { id, priceFen } = await asks(ownerId, at, commerce.makePlanEndpoint, {
    communityId,
    name: '临水茶友季卡',
    benefits: ['每月一次茶席优先报名', '新茶先尝', '商店会员价'],
    days: 90,
    priceFen: 9900,
    trialDays: 7,
  })
  return { id, priceFen }
}
