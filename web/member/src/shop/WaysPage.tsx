import { listProvidersEndpoint, type OrderId, type Payment } from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered, Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { Icon } from '../app/Icon.tsx'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { go } from '../app/router.ts'
import { addressOfPage, keepHandover } from './handover.ts'
import { type Offered, useBeginning } from './use-beginning.ts'
import './shop.css'

/** With what to pay; where there is only one way it is taken at once. */
export function WaysPage({ params }: PageProps) {
  const { t } = useWords()
  const orderId = params.orderId as OrderId
  const providers = useAsk(listProvidersEndpoint, {})
  return (
    <Page title={t('pay.ways')} back={`/me/orders/${orderId}`}>
      <Answered from={providers}>{({ rows }) => <Ways orderId={orderId} offered={rows} />}</Answered>
    </Page>
  )
}

function Ways({ orderId, offered }: { orderId: OrderId; offered: readonly Offered[] }) {
  const { t } = useWords()
  const { choose, asks, failure, again } = useBeginning(orderId, offered, goOn)
  if (failure) return <Failure failure={failure} again={again} />
  if (offered.length === 0) return <Empty text={t('pay.noWays')} />
  if (!asks) return <Skeleton rows={3} />
  return (
    <ul className="rows">
      {offered.map((one) => (
        <li key={one.provider}>
          <button type="button" className="row row-button" onClick={() => choose(one)}>
            <span className="row-words">{t(`pay.provider.${one.provider}`)}</span>
            <Icon name="next" size={18} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function goOn({ id, provider, way, handover }: Payment) {
  keepHandover(id, handover)
  go(`/pay/${id}`, 'instead')
  const address = provider === 'sandbox' || way === 'native' ? null : addressOfPage(handover)
  if (address) location.assign(address)
}
