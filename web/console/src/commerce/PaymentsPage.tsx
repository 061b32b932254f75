/** 收款设置: with whom the shop takes money, and how its books compare with theirs. */
import { listProvidersEndpoint, provider } from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { ProviderPanel } from './ProviderPanel.tsx'
import { Reconciliations } from './Reconciliations.tsx'
import { Deciders, ShopPage } from './ShopPage.tsx'
import type { Provider } from './shapes.ts'

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
  const found = useAsk(listProvidersEndpoint, {})
  const isOn = (name: Provider) => found.data?.rows.some((row) => row.provider === name) ?? false
  const onlyPlays = found.data !== undefined && !provider.options.some((name) => name !== 'sandbox' && isOn(name))
  return (
    <Loaded from={found}>
      {() => (
        <div className="stack">
          {onlyPlays && (
            <p className="shop-note" role="status">
              {t('payments.playOnly')}
            </p>
          )}
          <div className="two">
            {provider.options.map((name) => (
              <ProviderPanel key={name} provider={name} active={isOn(name)} />
            ))}
          </div>
        </div>
      )}
    </Loaded>
  )
}
