import { useState } from 'react'
import {
  type BoostId,
  drawActivityPosterEndpoint,
  drawActivityQrEndpoint,
} from '../../../../server/modules/promotions/contract.ts'
import { addressOf } from '../../../ui/client.ts'
import { plainWords } from '../../../ui/sync/plain-words.ts'
import { useInbox, useSync } from '../../../ui/sync/react.ts'
import { useWords } from '../../../ui/words/index.ts'
import { copyText } from '../app/copy.ts'
import { Icon } from '../app/Icon.tsx'
import { go } from '../app/router.ts'
import { Sheet } from '../app/Sheet.tsx'
import { toast } from '../app/toast.ts'
import { channelHere } from './here.ts'
import type { ActivityFound } from './shapes.ts'

type Shared = Pick<ActivityFound, 'id' | 'title' | 'communityId' | 'version'> & {
  url: string
  /** Of a boost: its codes lead to it, through the door of its group. */
  boostId?: BoostId
}

export function ShareButton({ activity }: { activity: Shared }) {
  const { t } = useWords()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button type="button" className="icon-button" aria-label={t('activity.share')} onClick={() => setIsOpen(true)}>
        <Icon name="send" />
      </button>
      {isOpen ? <ShareSheet activity={activity} close={() => setIsOpen(false)} /> : null}
    </>
  )
}

/** Into a group of the same community, as a link, or as a picture. */
export function ShareSheet({ activity, close }: { activity: Shared; close: () => void }) {
  const { t } = useWords()
  const { url, boostId } = activity
  const shared = { activityId: activity.id, ...(boostId ? { boostId } : {}) }
  async function copy() {
    const done = await copyText(url)
    toast(t(done ? 'common.copied' : 'menu.copyFailed'), done ? 'done' : 'failed')
  }
  return (
    <Sheet title={t('activity.share')} onClose={close}>
      <div className="share">
        <Groups activity={activity} close={close} />
        <img
          className="share-qr"
          src={addressOf(drawActivityQrEndpoint, shared)}
          alt={t('activity.qr', { title: activity.title })}
          width={160}
          height={160}
        />
        <p className="invite-address">{url}</p>
        <div className="confirm-buttons">
          <button type="button" className="button" onClick={() => void copy()}>
            {t('activity.copyLink')}
          </button>
          <a
            className="button"
            href={`${addressOf(drawActivityPosterEndpoint, { ...shared, channel: channelHere() })}&v=${activity.version}`}
            download={`${activity.title}.png`}
          >
            {t('activity.poster')}
          </a>
        </div>
      </div>
    </Sheet>
  )
}

/** My groups of this community: one tap sends the link, which shows as a card there. */
function Groups({ activity: { title, communityId, url }, close }: { activity: Shared; close: () => void }) {
  const { t } = useWords()
  const sync = useSync()
  const groups = useInbox().rows.filter(({ group }) => group.communityId === communityId)
  if (groups.length === 0) return null
  return (
    <ul className="rows share-groups" aria-label={t('activity.toGroup')}>
      {groups.map(({ group }) => (
        <li key={group.id}>
          <button
            type="button"
            className="row row-button"
            onClick={() => {
              sync.send(group.id, plainWords(`${title} ${url}`))
              toast(t('activity.sent', { group: group.name }), 'done', {
                label: t('activity.toChat'),
                do: () => go(`/g/${group.id}`),
              })
              close()
            }}
          >
            <Icon name="chats" />
            <span className="row-words">{t('activity.sendTo', { group: group.name })}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
