/** Lotteries for the stories: announced, begun, drawn. */
import type { World } from '../../../../test/world.ts'
import type { InputOf } from '../../../kernel/contract.ts'
import { aShop } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { bookPosting } from '../../ledger/index.ts'
import {
  drawEndpoint,
  makeActivityEndpoint,
  readLotteryEndpoint,
  readLotteryProofEndpoint,
  steerActivityEndpoint,
  type TermsWords,
} from '../contract.ts'
import type { Fair } from './cast.ts'

export type LotteryWords = Partial<Omit<Extract<TermsWords, { kind: 'lottery' }>, 'kind'>>
type Prizes = NonNullable<LotteryWords['prizes']>

export const prizes: Prizes = [
  { name: '茶具', kind: 'goods', oddsBp: 1000, pieces: 3, valueFen: 19_900 },
  { name: '十积分', kind: 'points', oddsBp: 2000, pieces: 7, points: 10 },
  { name: '谢谢参与', kind: 'none', oddsBp: 7000 },
]

/** What the owner sends to announce a lottery that begins in a minute. */
export function lotteryWords(
  world: World,
  communityId: Fair['community']['id'],
  terms: LotteryWords,
): InputOf<typeof makeActivityEndpoint> {
  const now = world.now().getTime()
  return {
    communityId,
    title: '周年抽奖',
    startsAt: new Date(now + 60_000).toISOString(),
    endsAt: new Date(now + 30 * 86_400_000).toISOString(),
    channels: ['web'],
    terms: { kind: 'lottery', prizes, claimHow: '到店出示', perDay: 100, perPerson: 1000, ...terms },
  }
}

/** Announced; a minute later it has begun. */
export async function aLottery(world: World, terms: LotteryWords = {}): Promise<Fair> {
  const shop = await aShop(world)
  const activity = await shop.owner.asks(makeActivityEndpoint, lotteryWords(world, shop.community.id, terms))
  world.pass(61_000)
  return { ...shop, activity }
}

export const draws = (someone: Someone, { activity }: Fair) => someone.tries(drawEndpoint, { activityId: activity.id })
export const readsLottery = (someone: Someone, { activity }: Fair) =>
  someone.asks(readLotteryEndpoint, { activityId: activity.id })
export const ends = ({ owner, activity }: Fair) =>
  owner.asks(steerActivityEndpoint, { activityId: activity.id, act: 'end' })
/** As anybody at all may read it. */
export const proofOf = (world: World, { activity }: Pick<Fair, 'activity'>) =>
  world.caller().asks(readLotteryProofEndpoint, { activityId: activity.id })

export const givePoints = (world: World, { tenant }: Fair, { id }: Someone, amount: number) =>
  world.within(tenant.id, (ctx) =>
    bookPosting(ctx, {
      book: 'points',
      kind: 'points_given',
      key: `given ${id}`,
      about: id,
      movements: [{ debit: 'issued', credit: `person/${id}`, amount }],
    }),
  )
