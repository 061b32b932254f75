/** 核销: a code is typed or scanned, and what it stands for is handed over once. */
import { Link } from '@tanstack/react-router'
import { Button, Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { redeemEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { changedByOrders } from './changed-by-orders.ts'
import { OrderLines } from './OrderLines.tsx'
import type { Order } from './shapes.ts'
import './shop.css'

const shape = /^[\d ]{12,16}$/

export function RedeemPage() {
  const { t, language } = useWords()
  const [code, setCode] = useState('')
  const field = useRef<InputRef>(null)
  const redeem = useAct(redeemEndpoint, {
    refreshes: changedByOrders,
    // The next customer is waiting: the field is ready for the next code.
    onDone: () => setCode(''),
  })
  const wrong = code !== '' && !/^[\d ]*$/.test(code)
  const send = () => {
    field.current?.focus()
    if (shape.test(code.trim())) redeem.mutate({ code: code.trim() })
  }
  return (
    <Page title={t('shop.redeem')} lead={t('redeem.lead')} above={<Link to="/shop/orders">{t('shop.orders')}</Link>}>
      <Sheet className="narrow">
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <div className="code-field">
            <Input
              ref={field}
              autoFocus
              inputMode="numeric"
              autoComplete="off"
              maxLength={16}
              aria-label={t('redeem.code')}
              placeholder={t('redeem.code')}
              value={code}
              status={wrong ? 'error' : ''}
              onChange={(event) => setCode(event.target.value)}
            />
          </div>
          {wrong && <p role="alert">{t('redeem.digits')}</p>}
          <Button
            block
            type="primary"
            size="large"
            htmlType="submit"
            loading={redeem.isPending}
            disabled={!shape.test(code.trim())}
          >
            {t('redeem.act')}
          </Button>
        </form>
      </Sheet>
      <div className="stack narrow" aria-live="polite">
        {redeem.error && <p className="shop-note bad">{sayFailure(redeem.error, language)}</p>}
        {redeem.data && <Redeemed order={redeem.data} />}
      </div>
    </Page>
  )
}

function Redeemed({ order }: { order: Order }) {
  const { t } = useWords()
  const formats = useFormats()
  return (
    <>
      <p className="shop-note good">
        {t('redeem.done', { number: order.number, name: formats.nickname(order.buyer.name, order.buyer.id) })}{' '}
        <Link to="/shop/orders/$orderId" params={{ orderId: order.id }}>
          {t('redeem.toOrder')}
        </Link>
      </p>
      <OrderLines order={order} />
    </>
  )
}
