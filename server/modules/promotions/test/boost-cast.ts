/** Boosts for the stories: who brings, who comes, what is claimed. */
import { expect } from 'vitest'
import type { World } from '../../../../test/world.ts'
import { aBuyer, aShop, type Shop } from '../../commerce/test/cast.ts'
import { leaveGroupEndpoint } from '../../community/contract.ts'
import { type Someone } from '../../identity/test/cast.ts'
import { readBalance } from '../../ledger/index.ts'
import {
  type Activity,
  type BoostId,
  type BoostTerms,
  claimStageEndpoint,
  makeActivityEndpoint,
  readBoostEndpoint,
  startBoostEndpoint,
  supportBoostEndpoint,
} from '../contract.ts'
import { sweepBoosts } from '../operations/boosts/sweep-boosts.ts'
import { activityWords, people } from './cast.ts'

export const day = 86_400_000
export const points = (amount: number) => ({ kind: 'points' as const, points: amount })
export const twoStages = [
  { needs: 2, prize: points(20), stock: 10 },
  { needs: 4, prize: points(50), stock: 10 },
]
export type Fair = Shop & { activity: Activity; inviter: Someone; boostId: BoostId }
export const termsOf = (shop: Shop, terms: Partial<BoostTerms>) => ({
  kind: 'boost' as const,
  groupId: shop.group.id,
  stages: twoStages,
  ...terms,
})

export function boostCast(world: World) {
  async function aBoost(terms: Partial<BoostTerms> = {}, home?: Shop): Promise<Fair> {
    const shop = home ?? (await aShop(world))
    const words = activityWords(world, shop, termsOf(shop, terms))
    const activity = await shop.owner.asks(makeActivityEndpoint, words)
    const inviter = await aBuyer(world, shop, '林岚')
    const { id } = await inviter.asks(startBoostEndpoint, { activityId: activity.id })
    return { ...shop, activity, inviter, boostId: id }
  }
  const supports = (someone: Someone, { boostId }: Pick<Fair, 'boostId'>, device = someone.id as string) =>
    someone.tries(supportBoostEndpoint, { boostId }, { 'user-agent': device })
  const reads = (someone: Someone, { boostId }: Pick<Fair, 'boostId'>) => someone.asks(readBoostEndpoint, { boostId })
  const claims = (someone: Someone, { boostId }: Pick<Fair, 'boostId'>, stage = 1) =>
    someone.tries(claimStageEndpoint, { boostId, stage })
  const pointsOf = (someone: Someone) =>
    world.within(someone.tenantId, (ctx) => readBalance(ctx, 'points', `person/${someone.id}`))
  const sweep = ({ tenant }: Fair) => world.within(tenant.id, sweepBoosts)
  async function supported(fair: Fair, count: number): Promise<Someone[]> {
    const all = await people(world, fair, count)
    for (const one of all) expect((await supports(one, fair)).status).toBe(200)
    return all
  }
  const leaves = async (someone: Someone, fair: Fair) => {
    await someone.asks(leaveGroupEndpoint, { groupId: fair.group.id })
    await expect
      .poll(
        async () => (await reads(fair.inviter, fair)).supporters.find(({ person }) => person.id === someone.id)?.left,
      )
      .toBe(true)
  }
  return { aBoost, supports, reads, claims, pointsOf, sweep, supported, leaves }
}
