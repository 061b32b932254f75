import { Button } from 'antd'
import { deliverPrizeEndpoint, listPrizeClaimsEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import type { AnswerOf } from '../../../../../server/kernel/contract.ts'
import { useAct, useAskPages } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { LongList } from '../../app/LongList.tsx'
import { useFormats } from '../../app/me.tsx'
import { useSaying } from '../../app/use-saying.ts'
import type { Activity } from '../shapes.ts'

type Claim = AnswerOf<typeof listPrizeClaimsEndpoint>['rows'][number]

/** Who won what, where it goes, and what has been handed over. */
export function PrizeClaims({ activityId }: { activityId: Activity['id'] }) {
  const { t } = useWords()
  const pages = useAskPages(listPrizeClaimsEndpoint, { activityId })
  return (
    <section>
      <h3>{t('lottery.claims')}</h3>
      <LongList pages={pages} lines={3} none={<p className="muted">{t('lottery.none')}</p>}>
        {(rows) => (
          <ul className="lines">
            {rows.map((claim) => (
              <ClaimLine key={claim.id} claim={claim} />
            ))}
          </ul>
        )}
      </LongList>
    </section>
  )
}

function ClaimLine({ claim }: { claim: Claim }) {
  const { t } = useWords()
  const { nickname } = useFormats()
  const saying = useSaying()
  const deliver = useAct(deliverPrizeEndpoint, {
    refreshes: [listPrizeClaimsEndpoint],
    onDone: () => saying.done(t('lottery.delivered')),
    onFailure: saying.failure,
  })
  const { id: drawId, no, person, prize, state, recipient } = claim
  return (
    <li className="line">
      <b>{no}</b>
      <div className="line-body wrap">
        {nickname(person.name, person.id)} · {prize}
        {recipient && (
          <small className="muted prize-address">
            {[recipient.name, recipient.phone, recipient.region, recipient.address].filter(Boolean).join(' ')}
          </small>
        )}
      </div>
      <span className={`tag ${state === 'delivered' ? 'tag-brand' : 'tag-amber'}`}>{t(`entryState.${state}`)}</span>
      {state === 'claimed' && (
        <Button size="small" loading={deliver.isPending} onClick={() => deliver.mutate({ drawId })}>
          {t('lottery.deliver')}
        </Button>
      )}
    </li>
  )
}
