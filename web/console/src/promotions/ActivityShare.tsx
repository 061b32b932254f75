import { drawActivityPosterEndpoint, drawActivityQrEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { addressOf } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { CopyLine } from '../app/CopyLine.tsx'
import { Sheet } from '../app/Page.tsx'
import type { Activity } from './shapes.ts'

/** Link, code and poster. In a chat the link becomes a card that follows what happens. */
export function ActivityShare({ activity }: { activity: Activity }) {
  const { t } = useWords()
  const { id: activityId, title, url, channels, version } = activity
  return (
    <Sheet title={t('activities.share')}>
      <div className="way-in">
        <img
          className="qr"
          src={addressOf(drawActivityQrEndpoint, { activityId })}
          alt={t('activities.qr', { title })}
          width="132"
          height="132"
        />
        <div className="stack">
          <p className="muted small">{t('activities.shareText')}</p>
          <CopyLine text={url} label={t('activities.link')} />
          <div className="row">
            {channels.map((channel) => (
              <a
                key={channel}
                className="button"
                href={`${addressOf(drawActivityPosterEndpoint, { activityId })}?channel=${channel}&v=${version}`}
                download={`${title}-${t(`channel.${channel}`)}.png`}
              >
                {t('activities.poster', { channel: t(`channel.${channel}`) })}
              </a>
            ))}
          </div>
        </div>
      </div>
    </Sheet>
  )
}
