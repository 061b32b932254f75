/** How a group is entered, how large and how fast it may be, and how it ends. */
import { Button } from 'antd'
import {
  closeGroupEndpoint,
  readCommunityEndpoint,
  readGroupEndpoint,
  renewJoinCodeEndpoint,
  reopenGroupEndpoint,
} from '../../../../server/modules/community/contract.ts'
import { listGroupCardsEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Sheet } from '../app/Page.tsx'
import { useReason } from '../app/use-reason.tsx'
import { useSaying } from '../app/use-saying.ts'
import { GroupForm } from './GroupForm.tsx'
import { useGroup } from './group-context.tsx'
import { WayIn } from './WayIn.tsx'

export function GroupSettings() {
  const { t } = useWords()
  const group = useGroup()
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
          <CloseGroup />
        </Sheet>
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

/** Closing can be taken back, so it asks only for its reason. */
function CloseGroup() {
  const { t } = useWords()
  const saying = useSaying()
  const group = useGroup()
  const refreshes = [readGroupEndpoint, readCommunityEndpoint, listGroupCardsEndpoint]
  const reopen = useAct(reopenGroupEndpoint, {
    refreshes,
    onDone: () => saying.done(t('group.reopened')),
    onFailure: saying.failure,
  })
  const close = useAct(closeGroupEndpoint, { refreshes, onFailure: saying.failure })
  const askReason = useReason()
  const press = async () => {
    const reason = await askReason({
      title: t('group.closeTitle', { name: group.name }),
      text: t('group.closeText'),
      ok: t('group.close'),
    })
    if (!reason) return
    if (!(await close.run({ groupId: group.id, reason }))) return
    saying.undoable(t('group.closed'), () => reopen.mutate({ groupId: group.id }))
  }
  if (group.closedAt) {
    return (
      <>
        <p className="lead">{t('group.closedText')}</p>
        <Button loading={reopen.isPending} onClick={() => reopen.mutate({ groupId: group.id })}>
          {t('group.reopen')}
        </Button>
      </>
    )
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
