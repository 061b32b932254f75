/** One community: its groups, rules, bans and card. */
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { exportCommunityEndpoint } from '../../../../server/modules/archive/contract.ts'
import { readCommunityEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { PageLoaded } from '../app/Loaded.tsx'
import { ExportPanel } from '../archive/ExportPanel.tsx'
import { mayAdminister, useFormats, useMe } from '../app/me.tsx'
import { Page } from '../app/Page.tsx'
import './field.css'
import { Bans } from './Bans.tsx'
import { CommunityCard } from './CommunityCard.tsx'
import { CommunityGroups } from './CommunityGroups.tsx'
import { OpenGroup } from './OpenGroup.tsx'
import { RulesPanel } from './RulesPanel.tsx'
import type { Community, CommunityFound } from './shapes.ts'

export function CommunityPage() {
  const { communityId } = useParams({ strict: false }) as { communityId: string }
  const found = useAsk(readCommunityEndpoint, { communityId })
  return <PageLoaded from={found}>{(answer) => <CommunityBody found={answer} />}</PageLoaded>
}

function CommunityBody({ found }: { found: CommunityFound }) {
  const { t } = useWords()
  const [opening, setOpening] = useState(false)
  const { community } = found
  const open = (
    <Button type="primary" onClick={() => setOpening(true)}>
      {t('openGroup.open')}
    </Button>
  )
  return (
    <Page
      title={community.name}
      above={<Link to="/communities">{t('nav.communities')}</Link>}
      lead={<Lead community={community} />}
      actions={!community.archivedAt && open}
    >
      <Sides found={found} />
      <OpenGroup communityId={community.id} open={opening} onClose={() => setOpening(false)} />
    </Page>
  )
}

function Lead({ community }: { community: Community }) {
  const { t } = useWords()
  const formats = useFormats()
  const { preset, region, interest, industry, members, groups, owner } = community
  const what = [t(`preset.${preset}`), region.city, interest, industry].filter(Boolean)
  const who = [formats.people(members), t('community.groupCount', { count: groups }), t('community.ownedBy', owner)]
  return <>{[...what, ...who].join(' · ')}</>
}

function Sides({ found: { community } }: { found: CommunityFound }) {
  const { t } = useWords()
  const { tab = 'groups' } = useSearch({ strict: false }) as { tab?: string }
  const navigate = useNavigate()
  const communityId = community.id
  const sides = {
    groups: <CommunityGroups communityId={communityId} />,
    rules: <RulesPanel communityId={communityId} />,
    bans: <Bans communityId={communityId} />,
    card: <CardSide community={community} />,
  }
  const go = (key: string) => {
    const search = { tab: key as keyof typeof sides }
    return navigate({ to: '/communities/$communityId', params: { communityId }, search, replace: true })
  }
  const items = Object.entries(sides).map(([key, children]) => ({ key, label: t(`communitySide.${key}`), children }))
  return <Tabs activeKey={tab} destroyOnHidden onChange={go} items={items} />
}

/** The card, and beside it, for whoever owns the community, the way to take it out. */
function CardSide({ community }: { community: Community }) {
  const me = useMe()
  const communityId = community.id
  const mayTakeOut = mayAdminister(me) || community.owner.id === me.person.id
  return (
    <div className="stack">
      <CommunityCard community={community} />
      {mayTakeOut && (
        <ExportPanel kind="community" subjectId={communityId} by={exportCommunityEndpoint} input={{ communityId }} />
      )}
    </div>
  )
}
