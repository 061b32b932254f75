/** What a coupon says of itself: everybody reads the same rule (CO-6). */
import type { Coupon } from '../../server/modules/commerce/contract.ts'
import type { Formats } from './formats.ts'
import { useWords } from './words/index.ts'

type Said = Pick<Coupon, 'off' | 'thresholdFen' | 'validity' | 'way'> & { scope: Pick<Coupon['scope'], 'kind'> }

export function useCouponWords({ money, stamp }: Pick<Formats, 'money' | 'stamp'>) {
  const { t } = useWords()
  const yuan = (fen: number) => money(fen, 'promotion')
  return {
    /** “减 ¥10”, “8.5 折”. */
    off: ({ off }: Pick<Said, 'off'>): string =>
      off.kind === 'amount'
        ? t('couponSaid.amount', { money: yuan(off.fen) })
        : t('couponSaid.share', { tenths: (10_000 - off.share) / 1000, percent: off.share / 100 }),
    /** From which sum on, for what, for whom, at most how much. */
    terms: ({ off, thresholdFen, scope, way }: Said): string =>
      [
        thresholdFen === 0 ? t('couponSaid.noThreshold') : t('couponSaid.threshold', { money: yuan(thresholdFen) }),
        off.kind === 'share' ? t('couponSaid.shareMost', { money: yuan(off.mostFen) }) : '',
        t(`couponSaid.${scope.kind}`),
        way === 'newcomers' || way === 'members' ? t(`couponSaid.way.${way}`) : '',
      ]
        .filter(Boolean)
        .join(' · '),
    /** Who hands it out, where nobody takes it. */
    way: ({ way }: Pick<Said, 'way'>): string =>
      way === 'gift' || way === 'monthly' ? t(`couponSaid.way.${way}`) : '',
    validity: ({ validity, way }: Pick<Said, 'validity' | 'way'>): string =>
      validity.kind === 'days'
        ? t(way === 'gift' || way === 'monthly' ? 'couponSaid.daysGiven' : 'couponSaid.days', { count: validity.days })
        : t('couponSaid.dates', { from: stamp(validity.from), to: stamp(validity.to) }),
  }
}
