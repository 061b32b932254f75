import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import {
  openPaymentEndpoint,
  type OrderId,
  type Payment,
  type PayWay,
  type Provider,
  readPayerSignInEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { ask } from '../../../ui/client.ts'
import { useWide } from '../app/wide.ts'
import { freshState, isInWechat, takePayerCode } from './in-wechat.ts'

export type Offered = { provider: Provider; ways: readonly PayWay[] }

/** Begins a payment: of its own accord where there is only one way, or for a payer who comes back from WeChat. */
export function useBeginning(orderId: OrderId, offered: readonly Offered[], begun: (payment: Payment) => void) {
  const isWide = useWide()
  const open = useAct(openPaymentEndpoint, { onDone: (answer) => begun(answer as Payment) })
  const signIn = useMutation({ mutationFn: (provider: Provider) => leaveToSignIn(orderId, provider) })
  const [payerCode] = useState(takePayerCode)
  const only = offered.length === 1 ? offered[0] : undefined
  const isBegun = useRef(false)
  const choose = ({ provider, ways }: Offered) => {
    const way = wayFor(ways, isWide)
    if (way === 'jsapi') signIn.mutate(provider)
    else open.mutate({ orderId, provider, way })
  }
  useEffect(() => {
    if (isBegun.current) return
    isBegun.current = true
    if (payerCode) open.mutate({ orderId, provider: 'wechat', way: 'jsapi', payerCode })
    else if (only) choose(only)
  })
  const tried = open.variables?.provider ?? signIn.variables
  return {
    choose,
    asks: !payerCode && !only && !open.isPending && !signIn.isPending,
    failure: open.error ?? signIn.error,
    /** A code is good once: inside WeChat one begins at the beginning. */
    again: () => offered.filter(({ provider }) => provider === tried).forEach(choose),
  }
}

/** WeChat has to know who pays: the payer goes there and comes back to this page. */
async function leaveToSignIn(orderId: OrderId, provider: Provider) {
  const { url } = await ask(readPayerSignInEndpoint, { orderId, provider, state: freshState() })
  location.assign(url)
}

/** Inside WeChat its own call opens, as no other page may; at a desk a code is scanned; on the phone its own page opens. */
export function wayFor(ways: readonly PayWay[], isWide: boolean, inWechat = isInWechat()): PayWay {
  const outside: PayWay[] = isWide ? ['native', 'page', 'h5'] : ['h5', 'page', 'native']
  const wished: PayWay[] = inWechat ? ['jsapi', 'native', 'page'] : outside
  return wished.find((way) => ways.includes(way)) ?? ways[0] ?? 'page'
}
