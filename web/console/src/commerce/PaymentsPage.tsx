/** 收款设置: with whom the shop takes money, and how its books compare with theirs. */
import { listPaymentSettingsEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { ProviderPanel } from './ProviderPanel.tsx'
import { Reconciliations } from './Reconciliations.tsx'
import { Deciders, ShopPage } from './ShopPage.tsx'

export function PaymentsPage() {
  const { t } = useWords()
  return (
    <Deciders title={t('shop.payments')}>
      <ShopPage title={t('shop.payments')} lead={t('payments.lead')}>
        <Providers />
        <Reconciliations />
      </ShopPage>
    </Deciders>
  )
}

function Providers() {
  const { t } = useWords()
  const found = useAsk(listPaymentSettingsEndpoint, {})
  return (
    <Loaded from={found}>
      {({ rows }) => (
        <div className="stack">
          {!rows.some(({ provider, active }) => active && provider !== 'sandbox') && (
            <p className="shop-note" role="status">
              {t(rows.some(({ active }) => active) ? 'payments.playOnly' : 'payments.noneActive')}
            </p>
          )}
          <div className="two">
            {rows.map((set) => (
              <ProviderPanel key={set.provider} set={set} />
            ))}
          </div>
        </div>
      )}
    </Loaded>
  )
}
