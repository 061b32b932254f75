/** The sample's shop has been open for three weeks: everything in it came about through the operations anybody uses. */
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import * as commerce from '../../../modules/commerce/contract.ts'
import type { KeptPicture } from '../../../modules/commerce/index.ts'
import type { CommunityId } from '../../../modules/community/contract.ts'
import { applyEndpoint, followCodeEndpoint } from '../../../modules/distribution/contract.ts'
import { type Chance, chanceFrom } from '../../life/chance.ts'
import type { Life } from '../../life/life.ts'
import { type Agenda, anAgenda } from './agenda.ts'
import { buy, type Buyer, type Fate, pay } from './buy.ts'
import { deskIn } from './desk.ts'
import { holdFlashSale, holdGroupBuy } from './hold-activities.ts'
import { openShop, type OpenShop } from './open-shop.ts'

export type Stage = {
  life: Life
  people: ReadonlyMap<string, PersonId>
  communities: ReadonlyMap<string, CommunityId>
  pictures: readonly KeptPicture[]
  ownerId: PersonId
}

const seed = 20261122
const day = 24 * 3_600_000
const daysOpen = 21
const mostBuyers = 26
const ordersADay = 2.4

export async function keepShop(ctx: Context, { life, people, communities, pictures, ownerId }: Stage): Promise<void> {
  const until = new Date(Math.min(Date.parse(life.until), ctx.now.getTime()))
  const at = new Date(until.getTime() - daysOpen * day)
  const { community, buyers } = castOf(life, people, at)
  const communityId = communities.get(community)
  if (!communityId) return
  const shop = await openShop(ctx, { asks: deskIn(ctx, ownerId), ownerId, communityId, at, pictures })
  const [agenda, chance] = [anAgenda(), chanceFrom(seed)]
  promote(shop, agenda, buyers, at)
  sell({ shop, agenda, chance, buyers, until })
  joinPlan(shop, agenda, buyers, until)
  const others = buyers.slice(1)
  holdGroupBuy({ shop, agenda, chance, buyers: others, until })
  holdFlashSale({ shop, agenda, chance, buyers: others, until })
  await agenda.live(until)
}

/** Where the visitor who plays a member sits, and who has sat there since before the shop opened; the visitor first. */
function castOf(life: Life, people: Stage['people'], at: Date): { community: string; buyers: Buyer[] } {
  const groupOf = new Map(life.groups.map((group) => [group.key, group.community]))
  const since = life.seats.filter(({ joinedAt, leftAt }) => !leftAt && Date.parse(joinedAt) < at.getTime())
  const mine = since.find(({ person }) => person === life.leads.member) ?? since[0]
  const community = groupOf.get(mine?.group ?? '') ?? ''
  const names = new Map(life.people.map(({ key, name }) => [key, name]))
  const staff = new Set(life.people.flatMap(({ key, staff: is }) => (is ? [key] : [])))
  const seated = since.filter(({ group, person }) => groupOf.get(group) === community && !staff.has(person))
  const keys = [...new Set([life.leads.member, ...seated.map(({ person }) => person)])].slice(0, mostBuyers)
  return { community, buyers: keys.map((key) => ({ id: people.get(key) as PersonId, name: names.get(key) ?? '' })) }
}

/** Two members promote; a third of the others came by their links. */
function promote({ asks }: OpenShop, agenda: Agenda, buyers: readonly Buyer[], at: Date): void {
  agenda.at(new Date(at.getTime() + 3_600_000), async (now) => {
    for (const [place, promoter] of buyers.slice(1, 3).entries()) {
      const { code } = await asks(promoter.id, now, applyEndpoint, {})
      for (const follower of buyers.slice(5 + place * 5, 9 + place * 5))
        await asks(follower.id, new Date(now.getTime() + 60_000), followCodeEndpoint, { code })
    }
  })
}

/** Some take the membership. */
function joinPlan(shop: OpenShop, agenda: Agenda, buyers: readonly Buyer[], until: Date): void {
  for (const [place, buyer] of buyers.slice(2, 9).entries())
    agenda.at(new Date(until.getTime() - (17 - place * 2) * day), async (now) => {
      const { id: planId, priceFen } = shop.plan
      const { id } = await shop.asks(buyer.id, now, commerce.orderMembershipEndpoint, { planId, totalFen: priceFen })
      await pay(shop, { id, buyer }, now)
    })
}

type Selling = { shop: OpenShop; agenda: Agenda; chance: Chance; buyers: readonly Buyer[]; until: Date }

/** Orders over the days, most between noon and night; the visitor's own among them. */
function sell(selling: Selling): void {
  const { shop, agenda, chance, buyers, until } = selling
  const count = Math.round(daysOpen * ordersADay)
  for (let place = 0; place < count; place++) {
    const ago = (daysOpen - 0.3) * (1 - place / count) * day
    const at = new Date(until.getTime() - ago + chance.between(0, 0.2) * day)
    if (at >= until) continue
    const buyer = place % 9 === 4 ? (buyers[0] as Buyer) : chance.pick(buyers)
    agenda.at(at, (now) => buy({ shop, agenda, chance }, { buyer, ...basket(shop, chance) }, now, fateOf(place, count)))
  }
}

/** Most go well; a few show what a desk must look after. */
function fateOf(place: number, count: number): Fate {
  if (place === count - 1) return 'unpaid'
  if (place === count - 6) return 'short'
  if (place === count - 9) return 'twice'
  if (place === count - 16 || place === count - 21) return 'asks'
  if (place >= count - 9) return 'waits'
  if (place % 17 === 8) return 'refunded'
  return place % 13 === 7 ? 'cancelled' : 'usual'
}

function basket({ products }: OpenShop, chance: Chance) {
  const product = chance.pick(products)
  const buyable = product.variants.filter(({ left }) => left !== 0)
  const variant = chance.pick(buyable)
  const quantity = product.kind === 'goods' && chance.happens(0.25) ? 2 : 1
  const way = product.deliveries.includes('express') && !chance.happens(0.2) ? 'express' : product.deliveries.at(-1)
  return { lines: [{ variantId: variant.id, quantity }], delivery: way ?? 'none' }
}
