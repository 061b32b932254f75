/** What every page of the shop has around it: its heading, and the ways to the others. */
import './shop.css'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { countOrdersEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { mayAdminister, useMe } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { usePath } from '../app/PlaceLink.tsx'
import { shopPlaces } from '../app/places.ts'

type Words = { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode }

export function ShopPage({ children, ...head }: Words) {
  return (
    <Page {...head}>
      <ShopTabs />
      {children}
    </Page>
  )
}

function ShopTabs() {
  const { t } = useWords()
  const path = usePath()
  const decides = mayAdminister(useMe())
  const waiting = useAsk(countOrdersEndpoint, {}).data?.attention ?? 0
  return (
    <nav className="shop-tabs" aria-label={t('shop.sides')}>
      {shopPlaces
        .filter(({ decider }) => decides || !decider)
        .map(({ to, word }) => (
          <Link key={to} to={to} className="shop-tab" aria-current={path.startsWith(to) ? 'page' : undefined}>
            {t(word)}
            {to === '/shop/attention' && waiting > 0 && <span className="tag tag-amber">{waiting}</span>}
          </Link>
        ))}
    </nav>
  )
}

/** Pages about money are for owners and admins; whoever else comes here learns who can help. */
export function Deciders({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useWords()
  if (mayAdminister(useMe())) return <>{children}</>
  return (
    <ShopPage title={title}>
      <Sheet>
        <Empty title={t('shop.notYours')} text={t('shop.notYoursText')} />
      </Sheet>
    </ShopPage>
  )
}
