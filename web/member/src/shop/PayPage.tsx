import { useMemo } from 'react'
import {
  type Order,
  type Payment,
  type PaymentId,
  readOrderEndpoint,
  readPaymentEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered } from '../app/Answered.tsx'
import { useFormats } from '../app/me.ts'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { Countdown } from './Countdown.tsx'
import { CallWechat } from './CallWechat.tsx'
import { addressOfPage, callOf, codeOf, readHandover } from './handover.ts'
import { callWechat } from './in-wechat.ts'
import { PayOutcome } from './PayOutcome.tsx'
import { QrPicture } from './QrPicture.tsx'
import { SandboxPart } from './SandboxPart.tsx'
import './shop.css'

/** How often an open payment is looked at, in milliseconds. */
const lookAgainMs = 3000

/** Paying, and what became of it. */
export function PayPage({ params }: PageProps) {
  const { t } = useWords()
  const paymentId = params.paymentId as PaymentId
  const payment = useAsk(
    readPaymentEndpoint,
    { paymentId },
    { staleTime: 0, refetchInterval: ({ state }) => (state.data?.state === 'open' ? lookAgainMs : false) },
  )
  return (
    <Page title={t('pay.title')} back="/me/orders">
      <Answered from={payment}>{(found) => <WithOrder payment={found as Payment} />}</Answered>
    </Page>
  )
}

function WithOrder({ payment }: { payment: Payment }) {
  const { orderId, state } = payment
  const order = useAsk(
    readOrderEndpoint,
    { orderId },
    {
      staleTime: 0,
      // A payment ends a moment before or after its order.
      refetchInterval: ({ state: { data } }) => (state === 'open' || data?.state === 'unpaid' ? lookAgainMs : false),
    },
  )
  return <Answered from={order}>{(found) => <Paying payment={payment} order={found as Order} />}</Answered>
}

function Paying({ payment, order }: { payment: Payment; order: Order }) {
  const { money } = useFormats()
  const isOpen = payment.state === 'open' && order.state === 'unpaid'
  return (
    <div className="shop pay">
      {payment.provider === 'sandbox' ? <PlayMoney /> : null}
      <p className="price pay-amount">{money(payment.amountFen)}</p>
      <p className="faint">{order.lines.map(({ title }) => title).join('、')}</p>
      {isOpen ? <Countdown until={payment.expiresAt} /> : <PayOutcome payment={payment} order={order} />}
      {payment.provider === 'sandbox' ? (
        <SandboxPart payment={payment} order={order} />
      ) : isOpen ? (
        <HandedOver paymentId={payment.id} />
      ) : null}
    </div>
  )
}

function PlayMoney() {
  const { t } = useWords()
  return <p className="play-money">{t('pay.playMoney')}</p>
}

/** A code to scan, a page to go to, or a call of WeChat's own. */
function HandedOver({ paymentId }: { paymentId: string }) {
  const { t } = useWords()
  const handover = useMemo(() => readHandover(paymentId), [paymentId])
  const code = codeOf(handover)
  const address = addressOfPage(handover)
  const call = callOf(handover)
  return (
    <>
      {code ? <QrPicture text={code} alt={t('pay.qr')} /> : null}
      {code ? <p>{t('pay.scan')}</p> : null}
      {address ? (
        <a className="button button-main button-wide" href={address}>
          {t('pay.goOn')}
        </a>
      ) : null}
      {call ? (
        <CallWechat
          fields={call}
          call={callWechat}
          label={t('pay.inWechat')}
          told={(outcome) => t(`pay.wechat.${outcome}`)}
        />
      ) : null}
      <p className="faint" role="status">
        {t(code || address || call ? 'pay.waiting' : 'pay.elsewhere')}
      </p>
    </>
  )
}
