/** How a group is entered, how large and how fast it may be, and how it ends. */
import { Button } from 'antd'
import { exportGroupEndpoint } from '../../../../server/modules/archive/contract.ts'
import {
  closeGroupEndpoint,
  listGroupsEndpoint,
  readCommunityEndpoint,
  readGroupEndpoint,
  renewJoinCodeEndpoint,
  reopenGroupEndpoint,
} from '../../../../server/modules/community/contract.ts'
import { listGroupCardsEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { ExportPanel } from '../archive/ExportPanel.tsx'
import { mayAdminister, useMe } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useReason } from '../app/use-reason.tsx'
import { useSaying } from '../app/use-saying.ts'
import { GroupForm } from './GroupForm.tsx'
import { useGroup } from './group-context.tsx'
import { WayIn } from './WayIn.tsx'

export function GroupSettings() {
  const { t } = useWords()
  const group = useGroup()
  const mayTakeOut = mayAdminister(useMe()) || group.myRole === 'owner'
  return (
    <div className="two">
      <Sheet title={t('group.card')}>
        <GroupForm group={group} />
      </Sheet>
      <div className="stack">
        <Sheet title={t('group.wayIn')} beside={<RenewButton groupId={group.id} />}>
          <WayIn group={group} />
        </Sheet>
        <Sheet title={group.closedAt ? t('group.isClosed') : t('group.closing')}>
          {group.closedAt ? <ReopenGroup groupId={group.id} /> : <CloseGroup groupId={group.id} name={group.name} />}
        </Sheet>
        {mayTakeOut && (
          <ExportPanel kind="group" subjectId={group.id} by={exportGroupEndpoint} input={{ groupId: group.id }} />
        )}
      </div>
    </div>
  )
}

function RenewButton({ groupId }: { groupId: string }) {
  const { t } = useWords()
  const saying = useSaying()
  const renew = useAct(renewJoinCodeEndpoint, {
    refreshes: [readGroupEndpoint],
    onDone: () => saying.done(t('group.renewed')),
    onFailure: saying.failure,
  })
  return (
    <Button
      size="small"
      loading={renew.isPending}
      title={t('group.renewText')}
      onClick={() => renew.mutate({ groupId })}
    >
      {t('group.renew')}
    </Button>
  )
}

const refreshes = [readGroupEndpoint, readCommunityEndpoint, listGroupsEndpoint, listGroupCardsEndpoint]

function useReopen(groupId: string) {
  const { t } = useWords()
  const saying = useSaying()
  const onDone = () => saying.done(t('group.reopened'))
  const act = useAct(reopenGroupEndpoint, { refreshes, onDone, onFailure: saying.failure })
  return { busy: act.isPending, reopen: () => act.mutate({ groupId }) }
}

function ReopenGroup({ groupId }: { groupId: string }) {
  const { t } = useWords()
  const { busy, reopen } = useReopen(groupId)
  return (
    <>
      <p className="lead">{t('group.closedText')}</p>
      <Button loading={busy} onClick={reopen}>
        {t('group.reopen')}
      </Button>
    </>
  )
}

/** Closing can be taken back, so it asks only for its reason. */
function CloseGroup({ groupId, name }: { groupId: string; name: string }) {
  const { t } = useWords()
  const saying = useSaying()
  const { reopen } = useReopen(groupId)
  const close = useAct(closeGroupEndpoint, { refreshes, onFailure: saying.failure })
  const askReason = useReason()
  const press = async () => {
    const title = t('group.closeTitle', { name })
    const reason = await askReason({ title, text: t('group.closeText'), ok: t('group.close') })
    if (reason && (await close.run({ groupId, reason }))) saying.undoable(t('group.closed'), reopen)
  }
  return (
    <>
      <p className="lead">{t('group.closeText')}</p>
      <Button danger loading={close.isPending} onClick={press}>
        {t('group.close')}
      </Button>
    </>
  )
}
