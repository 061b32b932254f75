import type { Context } from '../../../../kernel/context.ts'
import { NotFound } from '../../../../kernel/contract.ts'
import type { OwnPrices } from '../../../commerce/index.ts'
import { accessRunning } from '../../access.ts'
import { type ActivityId, type BundleTerms, type Channel, QuotaTaken, VariantNotInActivity } from '../../contract.ts'
import { type BundleChoice, bundleLines } from '../../rules/bundle-lines.ts'
import type { ActivityRow } from '../../tables.ts'

type PricedBundle = { activity: ActivityRow; terms: BundleTerms; prices: OwnPrices }

/** A choice of sets and add-ons at the prices of its activity. Raises `promotions.quota_taken`, `promotions.variant_not_in_activity`. */
export async function priceBundle(
  ctx: Context,
  ask: BundleChoice & { activityId: ActivityId; channel: Channel },
): Promise<PricedBundle> {
  const activity = await accessRunning(ctx, ask.activityId, ask.channel)
  const { terms } = activity
  if (terms.kind !== 'bundle') throw NotFound()
  const lines = bundleLines(terms, ask)
  if (lines === 'too_many' || ask.sets > terms.perOrder) throw QuotaTaken()
  if (!lines) throw VariantNotInActivity()
  return { activity, terms, prices: { lines, togetherFen: terms.setFen * ask.sets } }
}
