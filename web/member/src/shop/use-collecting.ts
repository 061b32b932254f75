import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import {
  collectPayoutEndpoint,
  type Payout,
  type PayoutId,
  readPayeeSignInEndpoint,
  readPayoutEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { ask } from '../../../ui/client.ts'
import { freshState, isInWechat, takePayerCode } from './in-wechat.ts'

/** Takes a payout: inside WeChat whoever takes it says there who they are first, and comes back to this page. */
export function useCollecting({ id, provider }: Payout) {
  const take = useAct(collectPayoutEndpoint, { refreshes: [readPayoutEndpoint] })
  const signIn = useMutation({ mutationFn: () => leaveToSignIn(id as PayoutId) })
  const [payeeCode] = useState(takePayerCode)
  const isTaken = useRef(false)
  useEffect(() => {
    if (isTaken.current || !payeeCode) return
    isTaken.current = true
    take.mutate({ payoutId: id, payeeCode })
  })
  const collect = () => {
    if (provider === 'wechat' && isInWechat()) signIn.mutate()
    else take.mutate({ payoutId: id })
  }
  return { collect, isBusy: take.isPending || signIn.isPending, failure: take.error ?? signIn.error }
}

async function leaveToSignIn(payoutId: PayoutId) {
  const { url } = await ask(readPayeeSignInEndpoint, { payoutId, state: freshState() })
  location.assign(url)
}
