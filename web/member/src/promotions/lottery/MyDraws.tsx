import { useState } from 'react'
import { claimPrizeEndpoint, readLotteryEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../../ui/asking.ts'
import { keepDraft, readDraft } from '../../../../ui/drafts.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.ts'
import { Refused } from '../../app/Refused.tsx'
import { Sheet } from '../../app/Sheet.tsx'
import { toast } from '../../app/toast.ts'
import { lacksOf, noRecipient, type RecipientWords } from '../../shop/recipient.ts'
import { RecipientForm } from '../../shop/RecipientForm.tsx'
import type { LotteryFound } from './LotteryPart.tsx'

type Drawn = LotteryFound['mine'][number]

/** What I drew; a prize is claimed here, in time. */
export function MyDraws({ lottery }: { lottery: LotteryFound }) {
  const { t } = useWords()
  const { stamp } = useFormats()
  const [claiming, setClaiming] = useState<Drawn | null>(null)
  const told = lottery.mine.filter(({ state }) => state !== 'nothing')
  if (told.length === 0) return null
  return (
    <section>
      <h2>{t('lottery.mine')}</h2>
      <ul className="rows">
        {told.map((drawn) => (
          <li key={drawn.id} className="goods-row">
            <b className="draw-no">{drawn.no}</b>
            <div className="row-words">
              <span>{drawn.prize ?? t('lottery.state.entered')}</span>
              <span className="faint">
                {t(`lottery.state.${drawn.state}`)}
                {drawn.state === 'won' && drawn.claimBy
                  ? ` · ${t('lottery.claimBy', { at: stamp(drawn.claimBy) })}`
                  : null}
              </span>
            </div>
            {drawn.state === 'won' ? (
              <button type="button" className="button button-main" onClick={() => setClaiming(drawn)}>
                {t('lottery.claim')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {claiming ? <ClaimSheet drawn={claiming} lottery={lottery} close={() => setClaiming(null)} /> : null}
    </section>
  )
}

function ClaimSheet({ drawn, lottery, close }: { drawn: Drawn; lottery: LotteryFound; close: () => void }) {
  const { t } = useWords()
  const [recipient, setRecipient] = useState<RecipientWords>(readDraft<RecipientWords>('recipient') ?? noRecipient)
  const [isChecked, setIsChecked] = useState(false)
  const claim = useAct(claimPrizeEndpoint, {
    refreshes: [readLotteryEndpoint],
    onDone: () => {
      toast(t('lottery.claimed'))
      close()
    },
  })
  const isSent = drawn.got !== null && lottery.prizes[drawn.got]?.kind === 'goods'
  const lacks = lacksOf(recipient)
  const send = () => {
    setIsChecked(true)
    if (isSent && Object.keys(lacks).length > 0) return
    if (isSent) keepDraft('recipient', recipient)
    claim.mutate({ drawId: drawn.id, ...(isSent ? { recipient } : {}) })
  }
  return (
    <Sheet title={t('lottery.claimOf', { prize: drawn.prize })} onClose={close}>
      <p>{lottery.claimHow}</p>
      {isSent ? (
        <RecipientForm
          checkingOut={{
            filled: { delivery: 'express', recipient, pickupPointId: null, note: '' },
            fill: (filled) => setRecipient(filled.recipient),
            lacks: isChecked ? lacks : {},
            place: claim,
          }}
        />
      ) : null}
      <Refused failure={claim.error} />
      <button type="button" className="button button-main button-wide" disabled={claim.isPending} onClick={send}>
        {t('lottery.claim')}
      </button>
    </Sheet>
  )
}
