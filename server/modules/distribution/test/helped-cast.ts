/** Relays that helpers sell, for the stories: a source, a contract, a helper with a community of their own. */
import type { World } from '../../../../test/world.ts'
import type { InputOf } from '../../../kernel/contract.ts'
import { aBuyer } from '../../commerce/test/cast.ts'
import { aCommunity, aMember, type Founded } from '../../community/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { enterRelayEndpoint, type RelayHelper } from '../../promotions/contract.ts'
import type { Fair } from '../../promotions/test/cast.ts'
import { aPaidRelay } from '../../promotions/test/relay-cast.ts'
import { answerCoSellingEndpoint, type CoSelling, offerCoSellingEndpoint, openRelayCopyEndpoint } from '../contract.ts'

export type Helped = { source: Fair; supplier: Someone; helper: Someone; home: Founded; contract: CoSelling }
type Offer = InputOf<typeof offerCoSellingEndpoint>

/** Tea at 12 yuan in a relay of ten pieces: 8 a piece for the supplier, half of the rest for the helper, who has a community. */
export async function aHelpedRelay(
  world: World,
  terms: Parameters<typeof aPaidRelay>[1] = {},
  words: Partial<Offer> = {},
): Promise<Helped> {
  const source = await aPaidRelay(world, { helpers: 'contract', pieces: 10, ...terms })
  const supplier = await aBuyer(world, source, '供货的')
  const { home, helper, contract } = await aHelper(world, source, supplier, words)
  return { source, supplier, helper, home, contract }
}

/** Somebody with a community of their own and a contract for the goods of a relay, accepted by all. */
export async function aHelper(world: World, source: Fair, supplier: Someone, words: Partial<Offer> = {}) {
  const home = await aCommunity(world, { tenant: source.tenant, owner: source.owner, name: '帮卖的社群', cap: 500 })
  const helper = await aMember(world, home, { name: '帮卖的' })
  const contract = await source.owner.asks(offerCoSellingEndpoint, {
    title: '茶叶帮卖',
    communityId: home.community.id,
    supplierId: supplier.id,
    helperId: helper.id,
    through: 'relay',
    goods: [{ productId: source.product.id, split: { kind: 'price', supplyFen: 800, helperBp: 5000 } }],
    ...words,
  })
  for (const party of [supplier, helper])
    await party.asks(answerCoSellingEndpoint, { coSellingId: contract.id, answer: 'accepted' })
  return { home, helper, contract }
}
export const opens = ({ source, helper, contract }: Helped, prices: { name: string; fen: number }[] = []) =>
  helper.tries(openRelayCopyEndpoint, {
    coSellingId: contract.id,
    sourceId: source.activity.id,
    title: '老王帮卖的茶',
    prices,
  })
export const copyOf = async (helped: Helped, prices: { name: string; fen: number }[] = []): Promise<RelayHelper> => {
  const { body, problem } = await opens(helped, prices)
  if (problem) throw new Error(problem.code)
  return body as RelayHelper
}
type Placed = { quantity?: number; fen?: number; delivery?: 'code' | 'none' }
export const enters = (
  someone: Someone,
  { activityId }: Pick<RelayHelper, 'activityId'>,
  { quantity = 1, fen = 1200, delivery = 'code' }: Placed = {},
) =>
  someone.tries(enterRelayEndpoint, {
    activityId,
    items: [{ name: '茶', quantity }],
    delivery,
    totalFen: fen * quantity,
  })
