import {
  giveUpMembershipEndpoint,
  listMyMembershipsEndpoint,
  previewMembershipRefundEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { isRefusal } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered } from '../app/Answered.tsx'
import { useFormats } from '../app/me.ts'
import { Refused } from '../app/Refused.tsx'
import { Sheet } from '../app/Sheet.tsx'
import { toast } from '../app/toast.ts'
import type { Mine } from './shapes.ts'
import { useTerms } from './use-terms.ts'

type Preview = AnswerOf<typeof previewMembershipRefundEndpoint>

/** What would come back, by which rule, and what I had of it; one button gives it up. */
export function GiveUpSheet({ membership, close }: { membership: Mine; close: () => void }) {
  const { t } = useWords()
  const { money } = useFormats()
  const preview = useAsk(previewMembershipRefundEndpoint, { membershipId: membership.id }, { staleTime: 0 })
  const giveUp = useAct(giveUpMembershipEndpoint, {
    refreshes: [listMyMembershipsEndpoint],
    onDone: () => {
      toast(t('membership.gone'))
      close()
    },
    onFailure: (failure) => isRefusal(failure, 'commerce.price_changed') && void preview.refetch(),
  })
  const isRenewal = membership.state === 'upcoming'
  return (
    <Sheet title={t(isRenewal ? 'membership.cancelRenewal' : 'membership.leaveTitle')} onClose={close}>
      <Answered from={preview}>
        {(answer) => {
          const found = answer as Preview
          return (
            <>
              <Facts preview={found} />
              <Refused failure={giveUp.error} />
              <div className="confirm-buttons">
                <button type="button" className="button" onClick={close}>
                  {t('membership.stay')}
                </button>
                <button
                  type="button"
                  className="button button-danger"
                  disabled={giveUp.isPending || found.refundFen === 0}
                  onClick={() => giveUp.mutate({ membershipId: membership.id, refundFen: found.refundFen })}
                >
                  {t(isRenewal ? 'membership.cancelBack' : 'membership.leaveBack', { money: money(found.refundFen) })}
                </button>
              </div>
            </>
          )
        }}
      </Answered>
    </Sheet>
  )
}

function Facts({ preview }: { preview: Preview }) {
  const { t } = useWords()
  const { money } = useFormats()
  const terms = useTerms()
  return (
    <>
      <dl className="facts">
        <dt>{t('membership.paid')}</dt>
        <dd>{money(preview.paidFen)}</dd>
        <dt>{t('membership.refundRule')}</dt>
        <dd>{terms.refund(preview)}</dd>
        <dt>{t('membership.used')}</dt>
        <dd>
          {preview.days === null
            ? t('membership.usedDays', { count: preview.usedDays })
            : t('membership.usedOf', { count: preview.usedDays, days: preview.days })}
        </dd>
        {preview.used.map((one) => (
          <Used key={one.kind === 'coupon' ? one.orderId : one.kind} used={one} />
        ))}
        {preview.unusedCoupons > 0 ? <dd>{t('membership.unusedCoupons', { count: preview.unusedCoupons })}</dd> : null}
        {preview.mostRefunds === null ? null : (
          <>
            <dt>{t('membership.refundsHad')}</dt>
            <dd>{t('membership.timesOf', { count: preview.refunds, most: preview.mostRefunds })}</dd>
          </>
        )}
        <dt>{t('membership.comesBack')}</dt>
        <dd>
          <strong className="price">
            {preview.refundFen > 0 ? money(preview.refundFen) : t('membership.nothing')}
          </strong>
        </dd>
      </dl>
      <p className="faint">{t('membership.leaveHint')}</p>
    </>
  )
}

function Used({ used }: { used: Preview['used'][number] }) {
  const { t } = useWords()
  const { money, dayOf } = useFormats()
  const saved = money(used.savedFen)
  return (
    <>
      <dt>{t('membership.usedBenefits')}</dt>
      <dd>
        {used.kind === 'coupon'
          ? t('membership.usedCoupon', { title: used.title, day: dayOf(used.usedAt), money: saved })
          : t('membership.usedPrices', { count: used.orders, money: saved })}
      </dd>
    </>
  )
}
