/** 群页: one group from all sides; the evidence behind any number slides in from the right. */
import './field.css'
import { Link, Outlet, useParams } from '@tanstack/react-router'
import { readGroupEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { PageLoaded } from '../app/Loaded.tsx'
import { Page } from '../app/Page.tsx'
import { EvidenceDrawer } from '../insight/EvidenceDrawer.tsx'
import { GroupContext } from './group-context.tsx'
import { GroupTabs } from './GroupTabs.tsx'
import type { Group } from './shapes.ts'

export function GroupPage() {
  const { groupId } = useParams({ strict: false }) as { groupId: string }
  const group = useAsk(readGroupEndpoint, { groupId })
  return <PageLoaded from={group}>{(found) => <GroupBody group={found} />}</PageLoaded>
}

function GroupBody({ group }: { group: Group }) {
  const { t } = useWords()
  const role = group.myRole ? t('group.myRole', { role: t(`memberRole.${group.myRole}`) }) : t('group.lookingIn')
  return (
    <GroupContext value={group}>
      <Page
        title={group.name}
        above={
          <>
            <Link to="/communities">{t('nav.communities')}</Link> /{' '}
            <Link to="/communities/$communityId" params={{ communityId: group.communityId }}>
              {group.communityName}
            </Link>
          </>
        }
        lead={
          <>
            {t('community.taken', { taken: group.taken, cap: group.cap })} · {t(`threshold.${group.threshold.kind}`)} ·{' '}
            {role} {group.closedAt && <span className="tag">{t('groupState.closed')}</span>}
          </>
        }
      >
        <GroupTabs groupId={group.id} />
        <Outlet />
        <EvidenceDrawer groupId={group.id} />
      </Page>
    </GroupContext>
  )
}
