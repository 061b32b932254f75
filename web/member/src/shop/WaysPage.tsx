import { useEffect, useRef } from 'react'
import {
  listProvidersEndpoint,
  openPaymentEndpoint,
  type OrderId,
  type Payment,
  type PayWay,
  type Provider,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered, Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { Icon } from '../app/Icon.tsx'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { go } from '../app/router.ts'
import { useWide } from '../app/wide.ts'
import { addressOfPage, keepHandover } from './handover.ts'
import './shop.css'

type Offered = { provider: Provider; ways: readonly PayWay[] }

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
  const isWide = useWide()
  const open = useAct(openPaymentEndpoint, { onDone: (answer) => begin(answer as Payment) })
  const begun = useRef(false)
  const [only] = offered
  const choose = ({ provider, ways }: Offered) => open.mutate({ orderId, provider, way: wayFor(ways, isWide) })
  useEffect(() => {
    if (offered.length !== 1 || !only || begun.current) return
    begun.current = true
    choose(only)
  })
  if (open.error) return <Failure failure={open.error} again={() => open.variables && open.mutate(open.variables)} />
  if (offered.length === 0) return <Empty text={t('pay.noWays')} />
  if (offered.length === 1 || open.isPending) return <Skeleton rows={3} />
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

/** At a desk a code is scanned with the phone; on the phone its own page opens. */
function wayFor(ways: readonly PayWay[], isWide: boolean): PayWay {
  const wished: PayWay[] = isWide ? ['native', 'page', 'h5'] : ['h5', 'page', 'native']
  return wished.find((way) => ways.includes(way)) ?? ways[0] ?? 'page'
}

function begin({ id, provider, way, handover }: Payment) {
  keepHandover(id, handover)
  go(`/pay/${id}`, 'instead')
  const address = provider === 'sandbox' || way === 'native' ? null : addressOfPage(handover)
  if (address) location.assign(address)
}
