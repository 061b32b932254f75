import { useState } from 'react'
import type { Order } from '../../../../../server/modules/commerce/contract.ts'
import { cancelEntryEndpoint, confirmEntryEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../../ui/asking.ts'
import { sayFailure } from '../../../../ui/client.ts'
import { readDraft } from '../../../../ui/drafts.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { ConfirmSheet } from '../../app/ConfirmSheet.tsx'
import { Link } from '../../app/Link.tsx'
import { go } from '../../app/router.ts'
import { toast } from '../../app/toast.ts'
import type { RecipientWords } from '../../shop/recipient.ts'
import type { ActivityFound } from '../shapes.ts'
import { TimeLeft } from '../TimeLeft.tsx'
import { RelayCoupons, useRelayCoupons } from './RelayCoupons.tsx'
import { changedByEntries, type EntryFound, numberOf, type RelayFound, wishOf } from './shapes.ts'
import { totalOf } from './total.ts'

type Words = { relay: RelayFound; activity: ActivityFound }

/** What I have in it, with the next thing to do. */
export function MyEntries({ relay, activity }: Words) {
  const { t } = useWords()
  if (relay.mine.length === 0) return null
  return (
    <section>
      <h2>{t('relay.mine')}</h2>
      <ul className="rows">
        {relay.mine.map((entry) => (
          <MyEntry key={entry.id} entry={entry} relay={relay} activity={activity} />
        ))}
      </ul>
    </section>
  )
}

function MyEntry({ entry, relay, activity }: Words & { entry: EntryFound }) {
  const { t } = useWords()
  const { state, note, confirmBy, cancelledWhy, arrivedAt, orderId, may } = entry
  return (
    <li className={`goods-row relay-mine relay-${state}`}>
      <b className="relay-no">{numberOf(entry, t)}</b>
      <div className="row-words">
        <span>{wishOf(entry)}</span>
        {note ? <span className="faint">{note}</span> : null}
        <span className="faint">
          {t(`relay.entry.${state}`)}
          {cancelledWhy && !/^[a-z_]+$/.test(cancelledWhy) ? ` · ${cancelledWhy}` : null}
          {arrivedAt && state === 'entered' ? ` · ${t('relay.arrived')}` : null}
        </span>
        {confirmBy ? <TimeLeft until={confirmBy} say="relay.confirmIn" over="relay.confirmOver" /> : null}
        {orderId && state === 'entered' ? (
          <Link to={`/me/orders/${orderId}`} className="text-link">
            {t('relay.toOrder')}
          </Link>
        ) : null}
      </div>
      <div className="offer-acts">
        {may.includes('pay') && orderId ? (
          <Link to={`/me/orders/${orderId}/pay`} className="button button-main">
            {t('order.act.pay')}
          </Link>
        ) : null}
        {may.includes('confirm') ? <Confirm entry={entry} relay={relay} activity={activity} /> : null}
        {may.includes('cancel') ? <Cancel entry={entry} /> : null}
      </div>
    </li>
  )
}

function Confirm({ entry, relay, activity }: Words & { entry: EntryFound }) {
  const { t, language } = useWords()
  const confirm = useAct(confirmEntryEndpoint, {
    refreshes: changedByEntries,
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  const items = entry.lines.map(({ name, quantity }) => ({ name, quantity }))
  const coupons = useRelayCoupons({ relay, items, delivery: entry.delivery })
  const press = async () => {
    const recipient = entry.delivery === 'express' ? readDraft<RecipientWords>('recipient') : undefined
    const totalFen = relay.pays === 'shop' ? totalOf(relay, activity, entry.lines, entry.delivery) - coupons.offFen : 0
    const takenCouponId = coupons.chosen ? { takenCouponId: coupons.chosen } : {}
    const taken = await confirm.run({
      entryId: entry.id,
      totalFen,
      ...takenCouponId,
      ...(recipient ? { recipient } : {}),
    })
    if (taken?.order) go(`/me/orders/${(taken.order as Order).id}/pay`)
    else if (taken) toast(t('relay.entered', { no: taken.entry.no }))
  }
  return (
    <>
      <RelayCoupons name={`relay-coupon-${entry.id}`} coupons={coupons} />
      <button type="button" className="button button-main" disabled={confirm.isPending} onClick={() => void press()}>
        {t('relay.confirm')}
      </button>
    </>
  )
}

function Cancel({ entry: { id: entryId, paidAt } }: { entry: EntryFound }) {
  const { t, language } = useWords()
  const [isAsked, setIsAsked] = useState(false)
  const cancel = useAct(cancelEntryEndpoint, {
    refreshes: changedByEntries,
    onDone: () => toast(t('relay.cancelled')),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  return (
    <>
      <button type="button" className="text-button" onClick={() => setIsAsked(true)}>
        {t('relay.cancel')}
      </button>
      {isAsked ? (
        <ConfirmSheet
          title={t('relay.cancelTitle')}
          text={t(paidAt ? 'relay.cancelPaid' : 'relay.cancelText')}
          deed={t('relay.cancel')}
          onDo={() => cancel.run({ entryId })}
          close={() => setIsAsked(false)}
        />
      ) : null}
    </>
  )
}
