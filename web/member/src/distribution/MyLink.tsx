import { useState } from 'react'
import { type Group, readGroupEndpoint } from '../../../../server/modules/community/contract.ts'
import { listMyGroupsEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered, Empty } from '../app/Answered.tsx'
import { copyText } from '../app/copy.ts'
import { toast } from '../app/toast.ts'
import { Picks } from '../shop/Picks.tsx'
import { QrPicture } from '../shop/QrPicture.tsx'
import { PosterSheet } from './PosterSheet.tsx'

type MyGroup = { group: { id: string; name: string; closedAt: string | null } }

/** My link into a group I sit in: to copy, to scan, or as a poster. */
export function MyLink({ code }: { code: string }) {
  const { t } = useWords()
  const groups = useAsk(listMyGroupsEndpoint, {})
  return (
    <section className="panel my-link">
      <h2>{t('promoter.link')}</h2>
      <p className="faint">{t('promoter.linkHint')}</p>
      <Answered from={groups}>
        {({ rows }) => {
          const open = (rows as MyGroup[]).filter(({ group }) => group.closedAt === null)
          return open.length === 0 ? <Empty text={t('promoter.noGroup')} /> : <Choosing groups={open} code={code} />
        }}
      </Answered>
    </section>
  )
}

function Choosing({ groups, code }: { groups: readonly MyGroup[]; code: string }) {
  const { t } = useWords()
  const [chosen, setChosen] = useState(groups[0]?.group.id ?? '')
  return (
    <>
      {groups.length > 1 ? (
        <Picks
          label={t('promoter.group')}
          name="promoted-group"
          value={chosen}
          options={groups.map(({ group }) => ({ value: group.id, label: group.name }))}
          choose={setChosen}
        />
      ) : null}
      <Link groupId={chosen} code={code} />
    </>
  )
}

function Link({ groupId, code }: { groupId: string; code: string }) {
  const { t } = useWords()
  const [hasPoster, setHasPoster] = useState(false)
  const group = useAsk(readGroupEndpoint, { groupId: groupId as Group['id'] })
  return (
    <Answered from={group}>
      {(found) => {
        const address = `${found.joinUrl}?by=${code}`
        const copy = async () => {
          const isDone = await copyText(address)
          toast(t(isDone ? 'common.copied' : 'menu.copyFailed'), isDone ? 'done' : 'failed')
        }
        return (
          <>
            <QrPicture text={address} alt={t('promoter.qr')} />
            <p className="invite-address">{address}</p>
            <div className="plan-acts">
              <button type="button" className="button button-main" onClick={() => void copy()}>
                {t('promoter.copy')}
              </button>
              <button type="button" className="button" onClick={() => setHasPoster(true)}>
                {t('promoter.poster')}
              </button>
            </div>
            {hasPoster ? (
              <PosterSheet group={found as Group} address={address} close={() => setHasPoster(false)} />
            ) : null}
          </>
        )
      }}
    </Answered>
  )
}
