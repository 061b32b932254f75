/** A shop whose members promote it. */
import type { World } from '../../../../test/world.ts'
import type { InputOf } from '../../../kernel/contract.ts'
import { aBuyer, aShop, type Shop } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  applyEndpoint,
  changeRulesEndpoint,
  decidePromoterEndpoint,
  followCodeEndpoint,
  readMyPromotionEndpoint,
} from '../contract.ts'

export const usualRules: InputOf<typeof changeRulesEndpoint> = {
  active: true,
  levels: 1,
  firstBp: 1000,
  secondBp: 0,
  capBp: 3000,
  protectionDays: 30,
  bindMode: 'first',
  openToAll: false,
  realNameFen: 80_000,
  leastFen: 100,
}

export async function aPromotedShop(
  world: World,
  { rules = {}, ...words }: Parameters<typeof aShop>[1] & { rules?: Partial<typeof usualRules> } = {},
): Promise<Shop> {
  const shop = await aShop(world, words)
  await shop.owner.asks(changeRulesEndpoint, { ...usualRules, ...rules })
  return shop
}

/** A member who promotes, with their code. */
export async function aPromoter(world: World, shop: Shop, name: string): Promise<{ who: Someone; code: string }> {
  const who = await aBuyer(world, shop, name)
  const { code } = await who.asks(applyEndpoint, {})
  await shop.owner.asks(decidePromoterEndpoint, { personId: who.id, act: 'approve' })
  return { who, code }
}

export const follows = (someone: Someone, code: string) => someone.tries(followCodeEndpoint, { code })
export const purseOf = async (someone: Someone) => (await someone.asks(readMyPromotionEndpoint, {})).purse
