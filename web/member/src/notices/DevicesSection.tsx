import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import {
  readNoticesEndpoint,
  removeDeviceEndpoint,
  tryNoticeEndpoint,
} from '../../../../server/modules/notices/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { sayFailure } from '../../../ui/client.ts'
import { sayDevice } from '../../../ui/devices.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { toast } from '../app/toast.ts'

type Device = AnswerOf<typeof readNoticesEndpoint>['devices'][number]

/** All devices on which I am told; each can be taken away from here, and tried. */
export function DevicesSection({ devices }: { devices: readonly Device[] }) {
  const { t, language } = useWords()
  const onFailure = (failure: unknown) => toast(sayFailure(failure, language), 'failed')
  const removing = useAct(removeDeviceEndpoint, { refreshes: [readNoticesEndpoint], onFailure })
  const trying = useAct(tryNoticeEndpoint, {
    onFailure,
    onDone: ({ devices: count }) => toast(t('notices.tried', { count })),
  })
  if (devices.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('notices.devices')}</h2>
      <ul className="sessions">
        {devices.map((device) => (
          <Row
            key={device.id}
            device={device}
            isBusy={removing.isPending}
            remove={() => removing.mutate({ deviceId: device.id })}
          />
        ))}
      </ul>
      <button type="button" className="button" disabled={trying.isPending} onClick={() => trying.mutate({})}>
        {t('notices.try')}
      </button>
    </section>
  )
}

function Row({ device, isBusy, remove }: { device: Device; isBusy: boolean; remove: () => void }) {
  const { t } = useWords()
  const { moment } = useFormats()
  return (
    <li className="panel-line">
      <span className="row-words">
        <span>{sayDevice(device.name) || t('me.someDevice')}</span>
        <span className="faint">
          {device.current ? t('me.thisDevice') : t('notices.since', { at: moment(device.addedAt) })}
        </span>
      </span>
      {device.current ? null : (
        <button type="button" className="text-button" disabled={isBusy} onClick={remove}>
          {t('notices.remove')}
        </button>
      )}
    </li>
  )
}
