import {
  actSandboxPayoutEndpoint,
  type Payout,
  readPayoutEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { toast } from '../app/toast.ts'

const others = ['expire', 'fail'] as const

/** Plays the payee: confirms as one should, lets the day pass, or has it fail. */
export function SandboxPayout({ payout: { id } }: { payout: Payout }) {
  const { t, language } = useWords()
  const act = useAct(actSandboxPayoutEndpoint, {
    refreshes: [readPayoutEndpoint],
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  const plays = (what: 'confirm' | (typeof others)[number]) => act.mutate({ payoutId: id, act: what })
  return (
    <>
      <button
        type="button"
        className="button button-main button-wide"
        disabled={act.isPending}
        onClick={() => plays('confirm')}
      >
        {t('payout.act.confirm')}
      </button>
      <h2 className="faint">{t('pay.tryOthers')}</h2>
      <div className="pay-others">
        {others.map((what) => (
          <button key={what} type="button" className="button" disabled={act.isPending} onClick={() => plays(what)}>
            {t(`payout.act.${what}`)}
          </button>
        ))}
      </div>
    </>
  )
}
