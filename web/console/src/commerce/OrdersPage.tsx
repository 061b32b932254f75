/** 订单: the order desk, by state, newest first. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { InputOf } from '../../../../server/kernel/contract.ts'
import { countOrdersEndpoint, listOrdersEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { ListTable } from '../app/ListTable.tsx'
import { LongList } from '../app/LongList.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { SearchLine } from '../app/SearchLine.tsx'
import { OrderRow } from './OrderRow.tsx'
import { countOf, orderTabs, type OrderTab } from './order-tabs.ts'
import { ShopPage } from './ShopPage.tsx'
import type { OrderCard } from './shapes.ts'

type Search = { q?: string; state?: string }

export function OrdersPage() {
  const { t } = useWords()
  return (
    <ShopPage
      title={t('shop.orders')}
      lead={<Takings />}
      actions={
        <>
          <Link className="button" to="/shop/redeem">
            {t('shop.redeem')}
          </Link>
          <Link className="button" to="/shop/ship">
            {t('shipMany.title')}
          </Link>
        </>
      }
    >
      <Sheet>
        <OrderList />
      </Sheet>
    </ShopPage>
  )
}

/** What was paid today. */
function Takings() {
  const { t } = useWords()
  const formats = useFormats()
  const { data: found } = useAsk(countOrdersEndpoint, {})
  if (!found) return t('orders.lead')
  return t('orders.today', { count: found.todayOrders, money: formats.money(found.todayFen) })
}

/** What is looked for stands in the address. */
function OrderList() {
  const { t } = useWords()
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const tab = orderTabs.find((one) => one === search.state) ?? 'all'
  const asked = { ...askOf(tab), ...(search.q ? { words: search.q.slice(0, 60) } : {}) }
  const pages = useAskPages(listOrdersEndpoint, asked as InputOf<typeof listOrdersEndpoint>, { keepsEarlier: true })
  const look = (q: string) =>
    navigate({
      to: '/shop/orders',
      search: { ...(q ? { q } : {}), ...(tab === 'all' ? {} : { state: tab }) },
      replace: true,
    })
  return (
    <>
      <States tab={tab} search={search} />
      <search className="filters">
        <SearchLine value={search.q ?? ''} onChange={look} label={t('orders.search')} />
      </search>
      <LongList pages={pages} lines={8} none={<NoOrders tab={tab} isSearched={Boolean(search.q)} />}>
        {(rows) => <OrderTable rows={rows} />}
      </LongList>
    </>
  )
}

const askOf = (tab: OrderTab) => (tab === 'all' ? {} : tab === 'toShip' ? { toShip: true } : { state: tab })

function States({ tab, search }: { tab: OrderTab; search: Search }) {
  const { t } = useWords()
  const counts = useAsk(countOrdersEndpoint, {}).data
  return (
    <nav className="shop-states" aria-label={t('orders.states')}>
      {orderTabs.map((one) => (
        <Link
          key={one}
          to="/shop/orders"
          search={{ ...(search.q ? { q: search.q } : {}), ...(one === 'all' ? {} : { state: one }) }}
          className="shop-state"
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={one === tab ? 'page' : undefined}
        >
          {t(`orderTab.${one}`)} {counts && <span className="small">{countOf(one, counts)}</span>}
        </Link>
      ))}
    </nav>
  )
}

function OrderTable({ rows }: { rows: readonly OrderCard[] }) {
  const { t } = useWords()
  return (
    <ListTable
      heads={[
        t('orders.order'),
        t('orders.buyer'),
        t('orders.goods'),
        { number: t('orders.amount') },
        t('orders.state'),
      ]}
    >
      {rows.map((order) => (
        <OrderRow key={order.id} order={order} />
      ))}
    </ListTable>
  )
}

function NoOrders({ tab, isSearched }: { tab: OrderTab; isSearched: boolean }) {
  const { t } = useWords()
  const navigate = useNavigate()
  if (tab !== 'all' || isSearched) {
    return (
      <Empty title={t('orders.noHit')}>
        <Button onClick={() => void navigate({ to: '/shop/orders', search: {} })}>{t('orders.showAll')}</Button>
      </Empty>
    )
  }
  return (
    <Empty title={t('orders.none')} text={t('orders.noneText')}>
      <Link className="button button-primary" to="/shop/products">
        {t('orders.toProducts')}
      </Link>
    </Empty>
  )
}
