/** Activities with something going on in each: a team that waits, a bargain with a cut. */
import type { Caller } from '../world.ts'
import * as commerce from '../../server/modules/commerce/contract.ts'
import type { CommunityId, GroupId } from '../../server/modules/community/contract.ts'
import { readMeEndpoint } from '../../server/modules/identity/contract.ts'
import * as promotions from '../../server/modules/promotions/contract.ts'

type Place = { communityId: CommunityId; groupId: GroupId }

export async function fillFair(
  owner: Caller,
  member: Caller,
  { communityId, groupId }: Place,
  mark: string,
): Promise<void> {
  const { rows } = await owner.asks(commerce.listProductsEndpoint, {})
  const variantId = rows[0]?.variants[0]?.id as commerce.VariantId
  const words = {
    communityId,
    startsAt: new Date(Date.now() - 60_000).toISOString(),
    endsAt: new Date(Date.now() + 86_400_000).toISOString(),
    channels: ['web' as const],
  }
  const makes = (title: string, terms: promotions.TermsWords) =>
    owner.asks(promotions.makeActivityEndpoint, { ...words, title: `${mark}${title}`, terms })
  const prices = [{ variantId, fen: [1000] }]
  const { id: teams } = await makes('拼团', {
    kind: 'group_buy',
    people: [3],
    prices,
    perOrder: 5,
    surplus: 'new_team',
  })
  const opened = await member.asks(promotions.openTeamEndpoint, {
    activityId: teams,
    variantId,
    delivery: 'none',
    totalFen: 1000,
  })
  const payment = await member.asks(commerce.openPaymentEndpoint, { orderId: opened.order.id })
  await member.asks(commerce.actSandboxEndpoint, { paymentId: payment.id, act: 'pay' })
  const goods = [{ variantId, priceFen: 1200, floorFen: 200 }]
  const { id: bargains } = await makes('砍价', { kind: 'bargain', goods, people: 10, startsPerPerson: 100 })
  const { id } = await member.asks(promotions.startBargainEndpoint, { activityId: bargains, variantId })
  await owner.asks(promotions.supportBargainEndpoint, { bargainId: id })
  const items = [{ variantId, fen: 900, pieces: 1_000_000 }]
  const { id: flash } = await makes('秒杀', { kind: 'flash_sale', items, perPerson: 1000 })
  await member.asks(promotions.buyFlashEndpoint, { activityId: flash, variantId, delivery: 'none', totalFen: 900 })
  const apples = [{ name: '苹果', fen: 900 }]
  const { id: signUp } = await makes('报名', { kind: 'relay', items: apples, places: 2, perPerson: 100 })
  for (const quantity of [1, 2, 3])
    await member.asks(promotions.enterRelayEndpoint, { activityId: signUp, items: [{ name: '苹果', quantity }] })
  const { id: drawn } = await makes('抽签', { kind: 'relay', items: apples, places: 2, ballotMinutes: 600 })
  await member.asks(promotions.enterRelayEndpoint, { activityId: drawn, items: [{ name: '苹果', quantity: 1 }] })
  const tea = [{ name: '茶', fen: 900, variantId }]
  const { id: relay } = await makes('接龙', { kind: 'relay', pays: 'shop', items: tea, perPerson: 100 })
  await member.asks(promotions.enterRelayEndpoint, {
    activityId: relay,
    items: [{ name: '茶', quantity: 1 }],
    totalFen: 900,
  })
  await fillPackets(owner, member, groupId, makes)
  await owner.asks(promotions.makeActivityEndpoint, {
    ...words,
    startsAt: new Date(Date.now() + 3_600_000).toISOString(),
    title: `${mark}抽奖`,
    terms: {
      kind: 'lottery',
      claimHow: '到店',
      prizes: [
        { name: '十积分', kind: 'points', oddsBp: 9000, pieces: 5, points: 10 },
        { name: '无', kind: 'none', oddsBp: 1000 },
      ],
    },
  })
  const stages = [{ needs: 1, prize: { kind: 'code' as const, title: `${mark}茶` }, stock: 100 }]
  const { id: boosts } = await makes('助力', { kind: 'boost', groupId, stages, newcomersOnly: false })
  const { id: boostId } = await member.asks(promotions.startBoostEndpoint, { activityId: boosts })
  await owner.asks(promotions.supportBoostEndpoint, { boostId })
  const parts = [{ variantId, quantity: 2 }]
  const { id: bundles } = await makes('套餐', { kind: 'bundle', parts, setFen: 1500, perOrder: 5 })
  const set = { activityId: bundles, delivery: 'none' as const }
  const { totalFen } = await member.asks(promotions.quoteBundleEndpoint, set)
  await member.asks(promotions.buyBundleEndpoint, { ...set, totalFen })
  const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  const due = { balanceFrom: at(2), balanceUntil: at(3), shipsBy: at(9) }
  const early = [{ variantId, priceFen: 1200, depositFen: 200, pieces: 1000 }]
  const { id: presales } = await makes('预售', { kind: 'presale', items: early, perPerson: 100, ...due })
  await member.asks(promotions.orderPresaleEndpoint, { activityId: presales, variantId, totalFen: 200 })
  const coupon = await owner.asks(commerce.makeCouponEndpoint, {
    title: `${mark}券`,
    off: { kind: 'amount', fen: 100 },
    validity: { kind: 'days', days: 30 },
    perPerson: 100,
  })
  await member.asks(commerce.takeCouponEndpoint, { communityId, couponId: coupon.id })
  const { id: personId } = (await member.asks(readMeEndpoint, {})).person
  const to = { by: 'people' as const, personIds: [personId] }
  await owner.asks(commerce.giveCouponEndpoint, { couponId: coupon.id, key: 'fuzz-gift-1', to })
}

type Makes = (title: string, terms: promotions.TermsWords) => Promise<promotions.Activity>

/** Packets of points and of money, opened by both; what the member took has failed, the owner's waits. */
async function fillPackets(owner: Caller, member: Caller, groupId: GroupId, makes: Makes): Promise<void> {
  const points = { split: 'equal', total: 5_000_000, packets: 5, most: 1_000_000 } as const
  const money = { holds: 'cash', split: 'equal', total: 1000, packets: 10, least: 10 } as const
  const packets = [await makes('红包', { kind: 'red_packet', ...points })]
  for (const title of ['现金一', '现金二', '现金三']) packets.push(await makes(title, { kind: 'red_packet', ...money }))
  for (const { id: activityId } of packets) {
    await owner.asks(promotions.openPacketEndpoint, { activityId })
    await member.asks(promotions.openPacketEndpoint, { activityId })
  }
  const due = async (who: Caller) => (await who.asks(commerce.listMyPayoutsEndpoint, {})).rows.map(({ id }) => id)
  for (const payoutId of (await due(owner)).slice(1)) await owner.asks(commerce.collectPayoutEndpoint, { payoutId })
  for (const payoutId of await due(member)) {
    await member.asks(commerce.collectPayoutEndpoint, { payoutId })
    await member.asks(commerce.actSandboxPayoutEndpoint, { payoutId, act: 'fail' })
  }
  const gift = { split: 'equal', total: 10, packets: 2, greeting: '周末愉快' } as const
  await member.asks(promotions.givePacketEndpoint, { groupId, clientId: crypto.randomUUID(), ...gift })
}
