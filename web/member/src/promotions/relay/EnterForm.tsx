import {
  listMyCouponsEndpoint,
  type Order,
  type PickupPointId,
  readProductEndpoint,
} from '../../../../../server/modules/commerce/contract.ts'
import { enterRelayEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../../ui/asking.ts'
import { useDraft } from '../../../../ui/drafts.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.ts'
import { Refused } from '../../app/Refused.tsx'
import { go } from '../../app/router.ts'
import { toast } from '../../app/toast.ts'
import { Picks } from '../../shop/Picks.tsx'
import { RecipientForm } from '../../shop/RecipientForm.tsx'
import { Stepper } from '../../shop/Stepper.tsx'
import { useFilling } from '../../shop/use-checkout.ts'
import { channelHere } from '../here.ts'
import type { ActivityFound } from '../shapes.ts'
import { RelayCoupons, useRelayCoupons } from './RelayCoupons.tsx'
import { changedByEntries, type EntryFound, type RelayFound } from './shapes.ts'
import { totalOf } from './total.ts'

type Words = { relay: RelayFound; activity: ActivityFound }
type Item = RelayFound['items'][number]

/** What to take, where to fetch it, and entering; where it is full the same words lead into the waiting list. */
export function EnterForm({ relay, activity }: Words) {
  const { t } = useWords()
  const { money } = useFormats()
  const [wish, setWish, dropWish] = useDraft<Record<string, number>>(`relay.${relay.activityId}`, {})
  const filling = useFilling(activity.communityId, relay.deliveries)
  const { filled, fill, delivery } = filling
  const enter = useAct(enterRelayEndpoint, {
    refreshes: [...changedByEntries, readProductEndpoint, listMyCouponsEndpoint],
  })
  const items = relay.items.flatMap(({ name }) => (wish[name] ? [{ name, quantity: wish[name] }] : []))
  // Whoever waits or is drawn for orders later, and chooses then.
  const isOrdered = !relay.may.includes('wait') && !isDrawn(relay)
  const coupons = useRelayCoupons({ relay, items: isOrdered ? items : [], delivery })
  const totalFen = totalOf(relay, activity, items, delivery) - coupons.offFen
  const send = async () => {
    filling.check()
    if (items.length === 0 || !filling.isComplete) return
    const { activityId, pays } = relay
    const takenCouponId = coupons.chosen ? { takenCouponId: coupons.chosen } : {}
    const asked = { activityId, items, channel: channelHere(), ...filling.placeWords, ...takenCouponId }
    const answer = await enter.run({ ...asked, totalFen: pays === 'shop' ? totalFen : 0 })
    if (!answer) return
    dropWish()
    filling.drop()
    const { entry, order } = answer
    if (order && entry.state === 'held') go(`/me/orders/${(order as Order).id}/pay`)
    else toast(enteredWords(entry, t))
  }
  return (
    <section className="relay-enter">
      <h2>{t('relay.enter')}</h2>
      <ul className="rows">
        {relay.items.map((item) => (
          <ItemRow
            key={item.name}
            item={item}
            quantity={wish[item.name] ?? 0}
            change={(quantity) => setWish({ ...wish, [item.name]: quantity })}
          />
        ))}
      </ul>
      {relay.deliveries.length > 1 ? (
        <Picks
          label={t('relay.how')}
          name="relay-delivery"
          value={delivery}
          options={relay.deliveries.map((way) => ({ value: way, label: t(`relay.delivery.${way}`) }))}
          choose={(way) => fill({ ...filled, delivery: way as typeof delivery })}
        />
      ) : null}
      {delivery === 'pickup' ? (
        <Picks
          label={t('relay.point')}
          name="relay-point"
          value={filled.pickupPointId}
          options={relay.pickupPoints.map(({ id, name, address }) => ({ value: id, label: name, under: address }))}
          choose={(id) => fill({ ...filled, pickupPointId: id as PickupPointId })}
        />
      ) : null}
      {delivery === 'express' ? <RecipientForm checkingOut={{ ...filling, place: enter }} /> : null}
      <RelayCoupons name="relay-coupon" coupons={coupons} />
      <label className="field">
        {t('relay.note')}
        <input
          value={filled.note}
          maxLength={200}
          onChange={(event) => fill({ ...filled, note: event.target.value })}
        />
      </label>
      {filling.isChecked && items.length === 0 ? <p className="field-problem">{t('relay.nothingChosen')}</p> : null}
      {filling.isChecked && delivery === 'pickup' && !filled.pickupPointId ? (
        <p className="field-problem">{t('relay.pointMissing')}</p>
      ) : null}
      <Refused failure={enter.error} />
      <button
        type="button"
        className="button button-main button-wide"
        disabled={enter.isPending}
        onClick={() => void send()}
      >
        {t(actOf(relay))}
        {totalFen > 0 && !isDrawn(relay) ? ` ${money(totalFen)}` : null}
      </button>
    </section>
  )
}

const isDrawn = ({ ballot }: RelayFound) => ballot?.state === 'open'

function actOf(relay: RelayFound): string {
  if (isDrawn(relay)) return 'relay.ballot.enter'
  if (relay.may.includes('wait')) return 'relay.wait'
  return relay.pays === 'shop' ? 'relay.enterPaid' : 'relay.enterNow'
}

function enteredWords({ state, no, place, lot }: EntryFound, t: ReturnType<typeof useWords>['t']): string {
  if (state === 'balloting') return t('relay.ballot.entered', { lot })
  return no === null ? t('relay.waits', { place }) : t('relay.entered', { no })
}

type ItemWords = { item: Item; quantity: number; change: (quantity: number) => void }

function ItemRow({ item: { name, fen = 0, left, perPerson }, quantity, change }: ItemWords) {
  const { t } = useWords()
  const { money } = useFormats()
  const most = Math.min(left ?? 9999, perPerson ?? 9999)
  return (
    <li className="goods-row">
      <div className="row-words">
        <span>{name}</span>
        {fen > 0 ? <span className="price">{money(fen)}</span> : null}
        {left === null ? null : <span className="faint">{t('shop.left', { count: left })}</span>}
      </div>
      {most > 0 ? (
        <Stepper label={name} value={quantity} least={0} most={most} change={change} />
      ) : (
        <span className="faint">{t('shop.soldOut')}</span>
      )}
    </li>
  )
}
