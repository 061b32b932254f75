import {
  listMyMembershipsEndpoint,
  listProvidersEndpoint,
  type MembershipRules,
  orderMembershipEndpoint,
  type PlacedOrder,
  type Plan,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { Refused } from '../app/Refused.tsx'
import { go } from '../app/router.ts'
import { Sheet } from '../app/Sheet.tsx'
import { PlanTerms } from './PlanTerms.tsx'
import { placeOf } from './place-of.ts'
import { Rules } from './Rules.tsx'

type Props = { plan: Plan; rules: MembershipRules | undefined; close: () => void }

/** All that is agreed stands once more above the button that orders. */
export function BuySheet({ plan, rules, close }: Props) {
  const { t } = useWords()
  const { money } = useFormats()
  const providers = useAsk(listProvidersEndpoint, {})
  const order = useAct(orderMembershipEndpoint, {
    refreshes: [listMyMembershipsEndpoint],
    onDone: (answer) => go(placeOf(answer as PlacedOrder)),
  })
  const playMoney = providers.data?.rows.every(({ provider }) => provider === 'sandbox') ?? false
  return (
    <Sheet title={t('membership.confirm')} onClose={close}>
      <PlanTerms plan={plan} />
      {rules ? <Rules rules={rules} /> : null}
      <p className="faint">{t('membership.noAutoRenew')}</p>
      <Refused failure={order.error} />
      <button
        type="button"
        className="button button-main button-wide"
        disabled={order.isPending}
        onClick={() => order.mutate({ planId: plan.id, totalFen: plan.priceFen, playMoney })}
      >
        {t('membership.pay', { money: money(plan.priceFen) })}
      </button>
    </Sheet>
  )
}
