/** A payout that did not go through: tried again, or given up. */
import { Button } from 'antd'
import {
  countOrdersEndpoint,
  giveUpPayoutEndpoint,
  listAttentionEndpoint,
  type PayoutId,
  retryPayoutEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { mayAdminister, useMe } from '../app/me.tsx'
import { useReason } from '../app/use-reason.tsx'
import { useSaying } from '../app/use-saying.ts'

const refreshes = [listAttentionEndpoint, countOrdersEndpoint]

/** An undecided one may be with its payee already: it can only be asked about, never given up. */
export function PayoutActs({ payoutId, isUndecided }: { payoutId: PayoutId; isUndecided: boolean }) {
  const { t } = useWords()
  const saying = useSaying()
  const askWhy = useReason()
  const decides = mayAdminister(useMe())
  const onFailure = saying.failure
  const retry = useAct(retryPayoutEndpoint, { refreshes, onDone: () => saying.done(t('payouts.retried')), onFailure })
  const giveUp = useAct(giveUpPayoutEndpoint, { refreshes, onDone: () => saying.done(t('payouts.givenUp')), onFailure })
  if (!decides) return null
  const press = async () => {
    const why = await askWhy({ title: t('payouts.whyGiveUp'), ok: t('payouts.giveUp') })
    if (why) giveUp.mutate({ payoutId, why })
  }
  return (
    <div className="line-actions">
      <Button type="primary" loading={retry.isPending} onClick={() => retry.mutate({ payoutId })}>
        {t('payouts.retry')}
      </Button>
      {isUndecided ? null : (
        <Button danger loading={giveUp.isPending} onClick={() => void press()}>
          {t('payouts.giveUp')}
        </Button>
      )}
    </div>
  )
}
