/** 会员: what members of a community pay for, who they are, and who is about to leave. */
import './memberships.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { listPlansEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { type CommunityId, listCommunitiesEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { mayAdminister, useMe } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { ShopPage } from '../commerce/ShopPage.tsx'
import { MemberFigures } from './MemberFigures.tsx'
import { MemberTable } from './MemberTable.tsx'
import { PlanDrawer } from './PlanDrawer.tsx'
import { PlanList } from './PlanList.tsx'
import { RulesSheet } from './RulesSheet.tsx'
import type { Plan } from './shapes.ts'

type Community = { id: string; name: string }

export function MembershipsPage() {
  const { t } = useWords()
  const found = useAsk(listCommunitiesEndpoint, { limit: 200 })
  const { community } = useSearch({ strict: false }) as { community?: string }
  return (
    <Loaded from={found}>
      {({ rows }) => {
        const chosen = rows.find(({ id }) => id === community) ?? rows[0]
        if (chosen) return <OfCommunity key={chosen.id} community={chosen} all={rows} />
        return (
          <ShopPage title={t('shop.memberships')} lead={t('memberships.lead')}>
            <Sheet>
              <Empty title={t('memberships.noCommunity')}>
                <Link className="button button-primary" to="/communities" search={{ create: true }}>
                  {t('memberships.found')}
                </Link>
              </Empty>
            </Sheet>
          </ShopPage>
        )
      }}
    </Loaded>
  )
}

/** `new`: one is being made. */
type Open = Plan | 'new' | null

function OfCommunity({ community, all }: { community: Community; all: readonly Community[] }) {
  const { t } = useWords()
  const decides = mayAdminister(useMe())
  const [open, setOpen] = useState<Open>(null)
  const communityId = community.id as CommunityId
  const plans = useAsk(listPlansEndpoint, { communityId })
  const actions = (
    <>
      {all.length > 1 && <CommunityChoice chosen={communityId} all={all} />}
      {decides && (
        <Button type="primary" onClick={() => setOpen('new')}>
          {t('memberships.newPlan')}
        </Button>
      )}
    </>
  )
  return (
    <ShopPage title={t('shop.memberships')} lead={t('memberships.leadOf', { name: community.name })} actions={actions}>
      <div className="stack">
        <Loaded from={plans}>
          {({ rows }) => (
            <>
              {rows.length > 0 && <MemberFigures communityId={communityId} />}
              <PlanList plans={rows} onOpen={decides ? setOpen : null} />
              {rows.length > 0 && <MemberTable communityId={communityId} plans={rows} />}
            </>
          )}
        </Loaded>
        <RulesSheet communityId={communityId} decides={decides} />
      </div>
      {open && (
        <PlanDrawer communityId={communityId} plan={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </ShopPage>
  )
}

function CommunityChoice({ chosen, all }: { chosen: CommunityId; all: readonly Community[] }) {
  const { t } = useWords()
  const navigate = useNavigate()
  return (
    <Select<string>
      className="filter"
      aria-label={t('memberships.community')}
      showSearch={{ optionFilterProp: 'label' }}
      value={chosen}
      onChange={(community) => void navigate({ to: '/shop/memberships', search: { community } })}
      options={all.map(({ id, name }) => ({ value: id as string, label: name }))}
    />
  )
}
