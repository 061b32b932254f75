import type { Order } from '../../../../server/modules/commerce/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { copyText } from '../app/copy.ts'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { toast } from '../app/toast.ts'
import { QrPicture } from './QrPicture.tsx'
import { Tile } from './Tile.tsx'

type Props = { order: Order }

/** What was ordered and what it cost. */
export function OrderLines({ order }: Props) {
  const { t } = useWords()
  const { money } = useFormats()
  const { lines, communityId, goodsFen, discountFen, freightFen, totalFen, refundedFen } = order
  return (
    <section>
      <ul className="rows">
        {lines.map((line) => (
          <li key={line.line} className="goods-row">
            <Tile id={line.productId} title={line.title} image={line.image} />
            <div className="row-words">
              <Link to={`/c/${communityId}/shop/${line.productId}`}>{line.title}</Link>
              {line.variant ? <span className="faint">{line.variant}</span> : null}
              {line.refundedQuantity > 0 ? (
                <span className="faint">{t('order.lineRefunded', { count: line.refundedQuantity })}</span>
              ) : null}
            </div>
            <span className="goods-side">
              <span className="price">{money(line.unitFen)}</span>
              <span className="faint">× {line.quantity}</span>
            </span>
          </li>
        ))}
      </ul>
      <dl className="amounts">
        <Amount label={t('shop.goodsSum')} said={money(goodsFen)} />
        {freightFen > 0 ? <Amount label={t('checkout.freight')} said={money(freightFen)} /> : null}
        {discountFen > 0 ? <Amount label={t('checkout.discount')} said={money(-discountFen)} /> : null}
        <Amount label={t('checkout.total')} said={money(totalFen)} />
        {refundedFen > 0 ? <Amount label={t('order.refunded')} said={money(refundedFen)} /> : null}
      </dl>
    </section>
  )
}

function Amount({ label, said }: { label: string; said: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{said}</dd>
    </>
  )
}

/** The code shown where the goods are fetched or the service is given. */
export function RedeemPart({ order: { redeemCode, redeemedAt, pickupPoint, state } }: Props) {
  const { t } = useWords()
  const { stamp } = useFormats()
  if (!redeemCode) return null
  const isUsed = redeemedAt !== null || state === 'refunded'
  const spaced = redeemCode.replace(/(\d{4})(?=\d)/g, '$1 ')
  return (
    <section className="redeem">
      <h2>{t('order.redeemCode')}</h2>
      {isUsed ? null : <QrPicture text={redeemCode} alt={t('order.redeemQr')} />}
      <p className={`redeem-code ${isUsed ? 'redeem-used' : ''}`}>{spaced}</p>
      <p className="faint">
        {redeemedAt
          ? t('order.redeemedAt', { at: stamp(redeemedAt) })
          : t(isUsed ? 'order.redeemVoid' : 'order.redeemHint')}
      </p>
      {pickupPoint ? (
        <p>{[pickupPoint.name, pickupPoint.address, pickupPoint.hours].filter(Boolean).join(' · ')}</p>
      ) : null}
    </section>
  )
}

/** Each parcel with its number to copy. */
export function Shipments({ order: { shipments, lines } }: Props) {
  const { t } = useWords()
  const { stamp } = useFormats()
  if (shipments.length === 0) return null
  const titleOf = (line: number) => lines.find((one) => one.line === line)?.title ?? ''
  async function copy(tracking: string) {
    const done = await copyText(tracking)
    toast(t(done ? 'common.copied' : 'menu.copyFailed'), done ? 'done' : 'failed')
  }
  return (
    <section>
      <h2>{t('order.shipments')}</h2>
      <ul className="rows">
        {shipments.map((parcel) => (
          <li key={parcel.id} className="goods-row">
            <div className="row-words">
              <span>
                {parcel.carrier} {parcel.tracking}
              </span>
              <span className="faint">
                {parcel.lines.map(({ line, quantity }) => `${titleOf(line)} × ${quantity}`).join('、')} ·{' '}
                {stamp(parcel.at)}
              </span>
            </div>
            <button
              type="button"
              className="text-button"
              aria-label={t('order.copyTracking', { tracking: parcel.tracking })}
              onClick={() => void copy(parcel.tracking)}
            >
              {t('common.copy')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Money on its way back. */
export function Refunds({ order: { refunds } }: Props) {
  const { t } = useWords()
  const { money, stamp } = useFormats()
  if (refunds.length === 0) return null
  return (
    <section>
      <h2>{t('order.refunds')}</h2>
      <ul className="rows">
        {refunds.map((refund) => (
          <li key={refund.id} className="goods-row">
            <div className="row-words">
              <span>{t(`order.refund.${refund.state}`)}</span>
              <span className="faint">
                {t(`order.why.${refund.why}`, { defaultValue: refund.why })} · {stamp(refund.doneAt ?? refund.askedAt)}
              </span>
            </div>
            <span className="price">{money(refund.amountFen)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Number, recipient, note. */
export function OrderFacts({ order }: Props) {
  const { t } = useWords()
  const { fullMoment } = useFormats()
  const { number, placedAt, delivery, recipient, pickupPoint, buyerNote } = order
  const to = recipient ?? null
  return (
    <section>
      <h2>{t('order.facts')}</h2>
      <dl className="facts">
        <Amount label={t('order.number')} said={number} />
        <Amount label={t('order.placedAt')} said={fullMoment(placedAt)} />
        <Amount label={t('checkout.delivery')} said={t(`shop.delivery.${delivery}`)} />
        {to ? (
          <Amount label={t('checkout.recipient')} said={`${to.name} ${to.phone} ${to.region} ${to.address}`} />
        ) : null}
        {pickupPoint ? (
          <Amount label={t('checkout.pickupPoint')} said={`${pickupPoint.name} ${pickupPoint.address}`} />
        ) : null}
        {buyerNote ? <Amount label={t('checkout.note')} said={buyerNote} /> : null}
      </dl>
    </section>
  )
}

/** What became of it, step by step, latest first; what only the desk cares about is left out. */
export function Steps({ order: { steps } }: Props) {
  const { t } = useWords()
  const { fullMoment } = useFormats()
  const said = steps.flatMap(({ step, at }) => {
    const words = t(`order.step.${step}`, { defaultValue: '' })
    return words ? [{ words, at }] : []
  })
  return (
    <section>
      <h2>{t('order.steps')}</h2>
      <ol className="steps">
        {said
          .sort((a, b) => b.at.localeCompare(a.at))
          .map(({ words, at }) => (
            <li key={`${at} ${words}`}>
              <span>{words}</span>
              <time className="faint" dateTime={at}>
                {fullMoment(at)}
              </time>
            </li>
          ))}
      </ol>
    </section>
  )
}
