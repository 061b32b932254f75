/** 分销: by which rules somebody is paid for bringing buyers, who promotes, and what they are owed. */
import { Link, useSearch } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Deciders, ShopPage } from '../commerce/ShopPage.tsx'
import { Bindings } from './Bindings.tsx'
import { Commissions } from './Commissions.tsx'
import { Promoters } from './Promoters.tsx'
import { RulesSheet } from './RulesSheet.tsx'
import { sides } from './sides.ts'
import { Withdrawals } from './Withdrawals.tsx'

const pages: Record<(typeof sides)[number], ComponentType> = {
  rules: RulesSheet,
  promoters: Promoters,
  bindings: Bindings,
  commissions: Commissions,
  withdrawals: Withdrawals,
}

export function DistributionPage() {
  const { t } = useWords()
  const { tab } = useSearch({ strict: false }) as { tab?: string }
  const side = sides.find((one) => one === tab) ?? 'rules'
  const Side = pages[side]
  return (
    <Deciders title={t('shop.distribution')}>
      <ShopPage title={t('shop.distribution')} lead={t('distribution.lead')}>
        <nav className="shop-states" aria-label={t('distribution.sides')}>
          {sides.map((one) => (
            <Link
              key={one}
              to="/shop/distribution"
              search={one === 'rules' ? {} : { tab: one }}
              className="shop-state"
              activeOptions={{ exact: true, includeSearch: true }}
              aria-current={one === side ? 'page' : undefined}
            >
              {t(`distributionSide.${one}`)}
            </Link>
          ))}
        </nav>
        <Side />
      </ShopPage>
    </Deciders>
  )
}
