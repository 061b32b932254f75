import type { Context } from '../../../kernel/context.ts'
import { NotFound } from '../../../kernel/contract.ts'
import type { VariantId } from '../../commerce/contract.ts'
import { findOffers, type Offer, readPayoutProvider, requireWithinLimits } from '../../commerce/index.ts'
import type { CommunityId } from '../../community/contract.ts'
import {
  ActivityOver,
  BallotTooLong,
  type Channel,
  ChannelRefuses,
  PriceAboveShelf,
  ServiceMustBeRefundable,
  StartsTooEarly,
  type Terms,
} from '../contract.ts'
import { rulingOf } from '../rules/channel-rules.ts'
import { highestPrices } from '../rules/highest-prices.ts'
import { requireBoost } from './boosts/require-boost.ts'
import { requireBundle } from './bundles/require-bundle.ts'
import { requirePresale } from './presales/require-presale.ts'

type Words = { terms: Terms; channels: readonly Channel[]; startsAt: string; endsAt: string }
const wechat: readonly Channel[] = ['wechat_h5', 'weapp']

/**
 * What the contract cannot know: channels that refuse the mechanic, goods that are not there, prices that are no reduction,
 * an end that has passed, services that WeChat wants refundable (GB-13).
 */
export async function requireSensible(
  ctx: Context,
  communityId: CommunityId,
  { terms, channels, startsAt, endsAt }: Words,
): Promise<void> {
  if (new Date(endsAt) <= ctx.now) throw ActivityOver()
  // Odds and commitment are read before anybody can draw (LO-1, LO-2).
  if (terms.kind === 'lottery' && new Date(startsAt) <= ctx.now) throw StartsTooEarly()
  for (const channel of channels) {
    if (rulingOf(terms.kind, channel).ruling === 'refused') throw ChannelRefuses({ channel })
  }
  requireBallotFits(terms, startsAt, endsAt)
  if (terms.kind === 'red_packet' && terms.holds === 'cash') {
    const each = terms.split === 'equal' ? [terms.total / terms.packets] : [terms.least, terms.most]
    requireWithinLimits(ctx, 'marketing', ...each)
    await readPayoutProvider(ctx)
  }
  if (terms.kind === 'boost') return requireBoost(ctx, communityId, terms, channels)
  const prices = highestPrices(terms)
  const offers = await findOffers(ctx, communityId, null, [...prices.keys()].map(one))
  if (offers.length < prices.size) throw NotFound()
  for (const offer of offers) requireReduction(offer, prices.get(offer.variantId) ?? 0)
  if (terms.kind === 'presale') requirePresale(terms, endsAt, offers)
  if (terms.kind === 'bundle') requireBundle(terms, offers)
  const sellsService = offers.some(({ kind }) => kind === 'service')
  const refundable = terms.kind === 'group_buy' && terms.refundAnytime
  if (sellsService && !refundable && channels.some((channel) => wechat.includes(channel)))
    throw ServiceMustBeRefundable()
}

const closeOf = (terms: Terms, startsAt: string): number | null =>
  terms.kind === 'relay' && terms.ballotMinutes !== null ? Date.parse(startsAt) + terms.ballotMinutes * 60_000 : null

/** Raises `promotions.ballot_too_long` when it would close with the activity or after it. */
function requireBallotFits(terms: Terms, startsAt: string, endsAt: string): void {
  const closes = closeOf(terms, startsAt)
  if (closes !== null && closes >= Date.parse(endsAt)) throw BallotTooLong()
}

/** Raises `promotions.ballot_too_long` when it would have closed before anybody could enter. */
export function requireBallotAhead(ctx: Context, { terms, startsAt }: Words): void {
  const closes = closeOf(terms, startsAt)
  if (closes !== null && closes <= ctx.now.getTime()) throw BallotTooLong()
}

const one = (variantId: VariantId) => ({ variantId, quantity: 1 })

function requireReduction({ title, unitFen }: Offer, fen: number): void {
  if (fen > unitFen) throw PriceAboveShelf({ title, shelf: (unitFen / 100).toFixed(2) })
}
