import type { Group } from '../../../../server/modules/community/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { copyText } from '../app/copy.ts'
import { Sheet } from '../app/Sheet.tsx'
import { toast } from '../app/toast.ts'

/** The group's QR code and link, to show or to hand on. */
export function InviteSheet({ group, close }: { group: Group; close: () => void }) {
  const { t } = useWords()
  const address = group.joinUrl
  async function copy() {
    const done = await copyText(address)
    toast(t(done ? 'common.copied' : 'menu.copyFailed'), done ? 'done' : 'failed')
  }
  async function share() {
    // Closing the system's share sheet is not a failure.
    await navigator.share({ title: group.name, url: address }).catch(() => {})
  }
  return (
    <Sheet title={t('invite.title')} onClose={close}>
      <div className="invite">
        <img
          src={`/api/groups/${group.id}/qr.svg`}
          alt={t('invite.qr', { name: group.name })}
          width={220}
          height={220}
        />
        <p className="faint">{t('invite.hint')}</p>
        <p className="invite-address">{address}</p>
        <div className="confirm-buttons">
          <button type="button" className="button" onClick={() => void copy()}>
            {t('common.copy')}
          </button>
          {'share' in navigator ? (
            <button type="button" className="button button-main" onClick={() => void share()}>
              {t('invite.share')}
            </button>
          ) : null}
        </div>
      </div>
    </Sheet>
  )
}
