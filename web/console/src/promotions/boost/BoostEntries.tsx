/** Who brings whom: supports, stages, and those a person has to look at with what can be decided. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { listAttentionEndpoint } from '../../../../../server/modules/commerce/contract.ts'
import {
  type Boost,
  listBoostsEndpoint,
  redeemPrizeEndpoint,
  reviewBoostEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { Portrait } from '../../../../ui/Portrait.tsx'
import { useAct, useAskPages } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Empty } from '../../app/Empty.tsx'
import { LongList } from '../../app/LongList.tsx'
import { mayAdminister, useFormats, useMe } from '../../app/me.tsx'
import { useReason } from '../../app/use-reason.tsx'
import { useSaying } from '../../app/use-saying.ts'
import type { Activity } from '../shapes.ts'

export function BoostEntries({ activity }: { activity: Activity }) {
  const { t } = useWords()
  const pages = useAskPages(listBoostsEndpoint, { activityId: activity.id })
  return (
    <>
      <RedeemPrize />
      <LongList
        pages={pages}
        lines={4}
        none={<Empty title={t('entries.boost.none')} text={t('activities.noEntries')} />}
      >
        {(rows) => (
          <ul className="lines">
            {rows.map((boost) => (
              <BoostLine key={boost.id} boost={boost} />
            ))}
          </ul>
        )}
      </LongList>
    </>
  )
}

function BoostLine({ boost }: { boost: Boost }) {
  const { t } = useWords()
  const { nickname, count } = useFormats()
  const { inviter, supports, stages, held, review } = boost
  return (
    <li className="line">
      <span className="shop-name">
        <Portrait who={inviter} size={28} />
        <span>
          {nickname(inviter.name, inviter.id)}
          <small className="muted">{t('boost.brought', { count: supports, said: count(supports) })}</small>
          {held && <small className="wrap">{t(`attentionWhy.${held.why}`)}</small>}
          {held?.appeal && <small className="wrap">{t('boost.appeal', { words: held.appeal })}</small>}
          {!held && review?.decision === 'rejected' && (
            <small className="wrap">{t('boost.rejected', { reason: review.reason })}</small>
          )}
        </span>
      </span>
      <span className="row">
        {stages.map(({ stage, state, needs }) => (
          <span key={stage} className={`tag ${state === 'delivered' || state === 'claimed' ? 'tag-brand' : ''}`}>
            {t('boost.stageState', { count: needs, state: t(`stageState.${state}`) })}
          </span>
        ))}
        {held && <Review boost={boost} />}
      </span>
    </li>
  )
}

function Review({ boost: { id } }: { boost: Boost }) {
  const { t } = useWords()
  const saying = useSaying()
  const askWhy = useReason()
  const decides = mayAdminister(useMe())
  const review = useAct(reviewBoostEndpoint, {
    refreshes: [listBoostsEndpoint, listAttentionEndpoint],
    onDone: () => saying.done(t('common.saved')),
    onFailure: saying.failure,
  })
  if (!decides) return null
  const decide = async (decision: 'released' | 'rejected') => {
    const reason = await askWhy({ title: t(`boost.why.${decision}`), ok: t(`boost.decide.${decision}`) })
    if (reason) review.mutate({ boostId: id, decision, reason })
  }
  return (
    <>
      <Button size="small" loading={review.isPending} onClick={() => void decide('released')}>
        {t('boost.decide.released')}
      </Button>
      <Button size="small" danger loading={review.isPending} onClick={() => void decide('rejected')}>
        {t('boost.decide.rejected')}
      </Button>
    </>
  )
}

/** A code shown at the counter is redeemed here, once. */
function RedeemPrize() {
  const { t } = useWords()
  const { nickname } = useFormats()
  const saying = useSaying()
  const [code, setCode] = useState('')
  const redeem = useAct(redeemPrizeEndpoint, {
    refreshes: [listBoostsEndpoint],
    onDone: ({ title, person }) => {
      setCode('')
      saying.done(t('boost.redeemed', { title, name: nickname(person.name, person.id) }))
    },
    onFailure: saying.failure,
  })
  return (
    <form
      className="row boost-redeem"
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim()) redeem.mutate({ code })
      }}
    >
      <Input
        value={code}
        onChange={(event) => setCode(event.target.value)}
        placeholder={t('boost.code')}
        aria-label={t('boost.code')}
        inputMode="numeric"
        autoComplete="off"
      />
      <Button htmlType="submit" loading={redeem.isPending}>
        {t('boost.redeem')}
      </Button>
    </form>
  )
}
