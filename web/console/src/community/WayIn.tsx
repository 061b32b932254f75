/** How people come into a group: link, QR code, poster. */
import { drawJoinQrEndpoint, drawPosterEndpoint } from '../../../../server/modules/community/contract.ts'
import { addressOf } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { CopyLine } from '../app/CopyLine.tsx'
import type { Group } from './shapes.ts'

export function WayIn({ group }: { group: Pick<Group, 'id' | 'name' | 'joinUrl' | 'joinCode' | 'threshold'> }) {
  const { t } = useWords()
  const groupId = group.id
  // The code in the address makes the browser forget the picture of a link that was replaced.
  const fresh = `?code=${encodeURIComponent(group.joinCode)}`
  return (
    <div className="way-in">
      <img
        className="qr"
        src={addressOf(drawJoinQrEndpoint, { groupId }) + fresh}
        alt={t('wayIn.qr', { name: group.name })}
        width="168"
        height="168"
      />
      <div className="stack">
        <p>{t(`wayIn.${group.threshold.kind}`)}</p>
        <CopyLine text={group.joinUrl} label={t('wayIn.link')} />
        <div className="row">
          <a
            className="button"
            href={addressOf(drawPosterEndpoint, { groupId }) + fresh}
            download={`${group.name}.png`}
          >
            {t('wayIn.poster')}
          </a>
          <a
            className="button"
            href={addressOf(drawJoinQrEndpoint, { groupId }) + fresh}
            download={`${group.name}.svg`}
          >
            {t('wayIn.saveQr')}
          </a>
        </div>
      </div>
    </div>
  )
}
