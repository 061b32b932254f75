import { listMyOrdersEndpoint, type OrderCard, type OrderState } from '../../../../server/modules/commerce/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { MoreBelow } from '../app/MoreBelow.tsx'
import { Page } from '../app/Page.tsx'
import { go, usePlace } from '../app/router.ts'
import { Tile } from './Tile.tsx'
import './shop.css'

const states = [
  'unpaid',
  'paid',
  'shipped',
  'received',
  'closed',
  'cancelled',
  'refunded',
] as const satisfies readonly OrderState[]

/** All I ordered, newest first. */
export function MyOrdersPage() {
  const { t } = useWords()
  const said = usePlace().query.get('state')
  const state = states.find((one) => one === said) ?? null
  const pages = useAskPages(listMyOrdersEndpoint, state ? { state } : {}, { keepsEarlier: true })
  const orders = (pages.data?.pages ?? []).flatMap(({ rows }) => rows) as OrderCard[]
  return (
    <Page title={t('order.mine')} back="/me">
      <div className="shop">
        <div className="chips" role="group" aria-label={t('order.states')}>
          {[null, ...states].map((one) => (
            <button
              key={one}
              type="button"
              className="chip"
              aria-pressed={one === state}
              onClick={() => go(one ? `/me/orders?state=${one}` : '/me/orders', 'instead')}
            >
              {one ? t(`order.state.${one}`) : t('shop.all')}
            </button>
          ))}
        </div>
        {pages.isPending ? <Skeleton rows={6} /> : null}
        {pages.error ? <Failure failure={pages.error} again={() => void pages.refetch()} /> : null}
        {pages.data && orders.length === 0 ? (
          <Empty text={t(state ? 'order.noneSuch' : 'order.none')}>
            {state ? null : (
              <Link to="/" className="button">
                {t('membership.toGroups')}
              </Link>
            )}
          </Empty>
        ) : null}
        <ul className="orders">
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </ul>
        <MoreBelow pages={pages} />
      </div>
    </Page>
  )
}

function OrderRow({ order: { id, state, lines, totalFen, placedAt } }: { order: OrderCard }) {
  const { t } = useWords()
  const { money, stamp } = useFormats()
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const [first] = lines
  return (
    <li>
      <Link to={`/me/orders/${id}`} className="order-row">
        {first ? <Tile id={first.productId} title={first.title} image={first.image} /> : null}
        <span className="row-words">
          <span className="order-row-titles">{lines.map(({ title }) => title).join('、')}</span>
          <span className="faint">{`${t('order.pieces', { count: pieces })} · ${stamp(placedAt)}`}</span>
        </span>
        <span className="order-row-side">
          <span className={`order-state order-state-${state}`}>{t(`order.state.${state}`)}</span>
          <span className="price">{money(totalFen)}</span>
        </span>
      </Link>
    </li>
  )
}
