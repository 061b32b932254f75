import type { Plan } from '../../../../server/modules/commerce/contract.ts'
import { useCouponWords } from '../../../ui/coupon-words.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { useTerms } from './use-terms.ts'

/** Price, time, benefits and the refund rule. */
export function PlanTerms({ plan }: { plan: Omit<Plan, 'members'> }) {
  const { t } = useWords()
  const formats = useFormats()
  const { money } = formats
  const say = useCouponWords(formats)
  const terms = useTerms()
  return (
    <>
      <h3>{plan.name}</h3>
      <p>
        <span className="price price-large">{money(plan.priceFen)}</span>{' '}
        <span className="faint">{terms.length(plan)}</span>
      </p>
      {plan.benefits.length + plan.monthly.length > 0 ? (
        <ul className="benefits" aria-label={t('membership.benefits')}>
          {plan.benefits.map((benefit) => (
            <li key={benefit}>{benefit}</li>
          ))}
          {plan.monthly.map(({ coupon, count }) => (
            <li key={coupon.id}>
              {t('membership.monthly', {
                count,
                coupon: t('couponSaid.each', {
                  off: say.off(coupon),
                  terms: `${say.terms(coupon)} · ${say.validity(coupon)}`,
                }),
              })}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="refund-rule">
        <b>{t('membership.refundRule')}</b> {terms.refund(plan)}
      </p>
    </>
  )
}
