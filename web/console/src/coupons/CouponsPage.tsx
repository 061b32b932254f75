/** 优惠券: what was made, how much of it was taken and used, and stopping one. */
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { listCouponsEndpoint, stopCouponEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { listCommunitiesEndpoint } from '../../../../server/modules/community/contract.ts'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useCouponWords } from '../../../ui/coupon-words.ts'
import { useWords } from '../../../ui/words/index.ts'
import { CopyLine } from '../app/CopyLine.tsx'
import { Empty } from '../app/Empty.tsx'
import { ListTable } from '../app/ListTable.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { mayAdminister, useFormats, useMe } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import { ShopPage } from '../commerce/ShopPage.tsx'

type Coupon = AnswerOf<typeof listCouponsEndpoint>['rows'][number]

export function CouponsPage() {
  const { t } = useWords()
  const decides = mayAdminister(useMe())
  const found = useAsk(listCouponsEndpoint, {})
  return (
    <ShopPage title={t('shop.coupons')} lead={t('coupons.lead')} actions={decides && <NewLink />}>
      <div className="stack">
        <Sheet>
          <Loaded from={found} lines={6}>
            {({ rows }) =>
              rows.length > 0 ? (
                <CouponTable rows={rows} />
              ) : (
                <Empty title={t('coupons.none')} text={t('coupons.noneText')}>
                  {decides && <NewLink />}
                </Empty>
              )
            }
          </Loaded>
        </Sheet>
        {(found.data?.rows.length ?? 0) > 0 && <Giving />}
      </div>
    </ShopPage>
  )
}

function NewLink() {
  const { t } = useWords()
  return (
    <Link className="button button-primary" to="/shop/coupons/new">
      {t('coupons.new')}
    </Link>
  )
}

/** Where members take them: a link for the group. */
function Giving() {
  const { t } = useWords()
  const rows = useAsk(listCommunitiesEndpoint, { limit: 200 }).data?.rows ?? []
  return (
    <Sheet title={t('coupons.giving')}>
      <p className="lead small">{t('coupons.givingText')}</p>
      <ul className="lines">
        {rows.slice(0, 20).map(({ id, name }) => (
          <li key={id} className="line">
            <span className="line-body">{name}</span>
            <span className="line-body">
              <CopyLine text={`${location.origin}/c/${id}/coupons`} label={t('coupons.linkOf', { name })} />
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function CouponTable({ rows }: { rows: readonly Coupon[] }) {
  const { t } = useWords()
  return (
    <ListTable
      heads={[t('coupons.coupon'), { number: t('coupons.issued') }, { number: t('coupons.used') }, t('coupons.state')]}
    >
      {rows.map((coupon) => (
        <CouponRow key={coupon.id} coupon={coupon} />
      ))}
    </ListTable>
  )
}

function CouponRow({ coupon }: { coupon: Coupon }) {
  const { t } = useWords()
  const formats = useFormats()
  const say = useCouponWords(formats)
  const { issued, used, total } = coupon
  return (
    <tr>
      <th scope="row" className="wide">
        <b>{say.off(coupon)}</b> {coupon.title}
        <small>{[say.terms(coupon), say.way(coupon), say.validity(coupon)].filter(Boolean).join(' · ')}</small>
      </th>
      <td className="number" data-word={t('coupons.issued')}>
        {formats.count(issued)}
        {total !== null && ` / ${formats.count(total)}`}
      </td>
      <td className="number" data-word={t('coupons.used')}>
        {formats.count(used)}
        {issued > 0 && <small>{formats.percent(used / issued)}</small>}
      </td>
      <td>
        <CouponState coupon={coupon} />
      </td>
    </tr>
  )
}

function CouponState({ coupon: { id: couponId, title, way, stoppedAt, total, issued } }: { coupon: Coupon }) {
  const { t } = useWords()
  const { modal } = App.useApp()
  const saying = useSaying()
  const decides = mayAdminister(useMe())
  const stop = useAct(stopCouponEndpoint, { refreshes: [listCouponsEndpoint], onFailure: saying.failure })
  const press = () =>
    modal.confirm({
      title: t('coupons.stopTitle', { title }),
      content: t('coupons.stopText'),
      icon: null,
      okText: t('coupons.stop'),
      okButtonProps: { danger: true },
      onOk: async () => {
        if (await stop.run({ couponId })) saying.done(t('coupons.stopped'))
      },
    })
  if (stoppedAt) return <span className="tag">{t('coupons.stopped')}</span>
  if (total !== null && issued >= total) return <span className="tag">{t('coupons.gone')}</span>
  return (
    <span className="row">
      <span className="tag tag-brand">{t('coupons.running')}</span>
      {decides && way !== 'monthly' && (
        <Link className="link-button" to="/shop/coupons/$couponId/give" params={{ couponId }}>
          {t('coupons.give')}
        </Link>
      )}
      {decides && (
        <Button size="small" onClick={press}>
          {t('coupons.stop')}
        </Button>
      )}
    </span>
  )
}
