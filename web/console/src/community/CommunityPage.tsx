/** One community: its groups, rules, bans and card. */
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { readCommunityEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { PageLoaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Page } from '../app/Page.tsx'
import './field.css'
import { Bans } from './Bans.tsx'
import { CommunityCard } from './CommunityCard.tsx'
import { CommunityGroups } from './CommunityGroups.tsx'
import { OpenGroup } from './OpenGroup.tsx'
import { RulesPanel } from './RulesPanel.tsx'
import type { CommunityFound } from './shapes.ts'

export function CommunityPage() {
  const { communityId } = useParams({ strict: false }) as { communityId: string }
  const found = useAsk(readCommunityEndpoint, { communityId })
  return <PageLoaded from={found}>{(answer) => <CommunityBody found={answer} />}</PageLoaded>
}

function CommunityBody({ found }: { found: CommunityFound }) {
  const { t } = useWords()
  const formats = useFormats()
  const { tab = 'groups' } = useSearch({ strict: false }) as { tab?: string }
  const navigate = useNavigate()
  const [opening, setOpening] = useState(false)
  const { community, groups } = found
  const communityId = community.id
  const about = [t(`preset.${community.preset}`), community.region.city, community.interest, community.industry]
    .filter(Boolean)
    .join(' · ')
  const size = `${formats.people(community.members)} · ${t('community.groupCount', { count: community.groups })} · ${t('community.ownedBy', { name: community.owner.name })}`
  return (
    <Page
      title={community.name}
      above={<Link to="/communities">{t('nav.communities')}</Link>}
      lead={`${about} — ${size}`}
      actions={
        !community.archivedAt && (
          <Button type="primary" onClick={() => setOpening(true)}>
            {t('openGroup.open')}
          </Button>
        )
      }
    >
      <Tabs
        activeKey={tab}
        destroyOnHidden
        onChange={(key) =>
          navigate({
            to: '/communities/$communityId',
            params: { communityId },
            search: { tab: key as 'rules' },
            replace: true,
          })
        }
        items={[
          {
            key: 'groups',
            label: t('community.groups'),
            children: <CommunityGroups communityId={communityId} groups={groups} />,
          },
          { key: 'rules', label: t('community.rules'), children: <RulesPanel communityId={communityId} /> },
          { key: 'bans', label: t('community.bans'), children: <Bans communityId={communityId} /> },
          { key: 'card', label: t('community.card'), children: <CommunityCard community={community} /> },
        ]}
      />
      <OpenGroup communityId={communityId} open={opening} onClose={() => setOpening(false)} />
    </Page>
  )
}
