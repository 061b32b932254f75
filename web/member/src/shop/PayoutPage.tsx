import { type Payout, type PayoutId, readPayoutEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered } from '../app/Answered.tsx'
import { Icon } from '../app/Icon.tsx'
import { useFormats } from '../app/me.ts'
import { Page } from '../app/Page.tsx'
import { Refused } from '../app/Refused.tsx'
import type { PageProps } from '../app/route.ts'
import { CallWechat } from './CallWechat.tsx'
import { requestTransfer } from './in-wechat.ts'
import { SandboxPayout } from './SandboxPayout.tsx'
import { useCollecting } from './use-collecting.ts'
import './shop.css'

/** How often one that is under way is looked at, in milliseconds. */
const lookAgainMs = 3000
const underWay: ReadonlySet<Payout['state']> = new Set(['sent', 'waiting', 'returning'])

/** Money for me: taking it, confirming it, and what became of it. */
export function PayoutPage({ params }: PageProps) {
  const { t } = useWords()
  const payout = useAsk(
    readPayoutEndpoint,
    { payoutId: params.payoutId as PayoutId },
    {
      staleTime: 0,
      refetchInterval: ({ state: { data } }) => (data && underWay.has(data.state) ? lookAgainMs : false),
    },
  )
  return (
    <Page title={t('payout.title')} back="/me">
      <Answered from={payout}>{(found) => <Taking payout={found as Payout} />}</Answered>
    </Page>
  )
}

function Taking({ payout }: { payout: Payout }) {
  const { t } = useWords()
  const { money, stamp } = useFormats()
  const { provider, title, amountFen, state, may, handover, expiresAt } = payout
  return (
    <div className="shop pay">
      {provider === 'sandbox' ? <p className="play-money">{t('payout.playMoney')}</p> : null}
      <p className="price pay-amount">{money(amountFen)}</p>
      <p className="faint">{title}</p>
      <Standing payout={payout} />
      {may.includes('collect') ? <Collect payout={payout} /> : null}
      {may.includes('confirm') && handover.package ? (
        <CallWechat
          fields={handover}
          call={requestTransfer}
          label={t('payout.inWechat')}
          told={(outcome) => t(`payout.wechat.${outcome}`)}
        />
      ) : null}
      {may.includes('confirm') && provider === 'sandbox' ? <SandboxPayout payout={payout} /> : null}
      {state === 'open' || state === 'waiting' ? (
        <p className="faint">{t('payout.until', { at: stamp(expiresAt) })}</p>
      ) : null}
    </div>
  )
}

const marks: Partial<Record<Payout['state'], 'check' | 'alert'>> = {
  paid: 'check',
  held: 'alert',
  failed: 'alert',
  returned: 'alert',
}

/** How it stands, in one sentence. */
function Standing({ payout: { state, provider } }: { payout: Payout }) {
  const { t } = useWords()
  const mark = marks[state]
  return (
    <div className={`outcome ${state === 'paid' ? 'outcome-good' : ''}`} role="status">
      {mark ? <Icon name={mark} size={40} /> : null}
      <h2>{t(`payout.state.${state}`)}</h2>
      <p>{t(`payout.then.${state === 'paid' && provider === 'sandbox' ? 'played' : state}`)}</p>
    </div>
  )
}

function Collect({ payout }: { payout: Payout }) {
  const { t } = useWords()
  const { collect, isBusy, failure } = useCollecting(payout)
  return (
    <>
      <button type="button" className="button button-main button-wide" disabled={isBusy} onClick={collect}>
        {t('payout.collect')}
      </button>
      <Refused failure={failure} />
    </>
  )
}
