import { App, Button, Select } from 'antd'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import {
  changeSeatEndpoint,
  listTeamEndpoint,
  readMeEndpoint,
  type StaffRole,
  withdrawSeatEndpoint,
} from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { useSaying } from '../app/use-saying.ts'

type Seat = AnswerOf<typeof listTeamEndpoint>['rows'][number]
const roles: StaffRole[] = ['owner', 'admin', 'staff']

export function SeatRow({ seat, mine, may }: { seat: Seat; mine: boolean; may: boolean }) {
  const { t } = useWords()
  const formats = useFormats()
  const change = useChangeSeat(seat)
  const withdraw = useWithdraw(seat)
  return (
    <li className="line">
      <Portrait who={seat.person} size={36} />
      <div className="line-body">
        <b>{seat.person.name}</b> {mine && <span className="muted">{t('team.me')}</span>}
        <div className="muted small">
          {seat.address ?? t('team.noAddress')} ·{' '}
          {seat.seenAt ? t('team.seen', { at: formats.moment(seat.seenAt) }) : t('team.neverSeen')}
        </div>
      </div>
      <div className="line-actions">
        <Select
          aria-label={t('team.roleOf', { name: seat.person.name })}
          value={seat.role}
          disabled={!may || mine}
          popupMatchSelectWidth={false}
          onChange={change}
          options={roles.map((role) => ({ value: role, label: t(`staffRole.${role}`) }))}
        />
        {may && !mine && (
          <Button danger type="text" onClick={withdraw}>
            {t('team.withdraw')}
          </Button>
        )}
      </div>
    </li>
  )
}

function useChangeSeat(seat: Seat) {
  const { t } = useWords()
  const saying = useSaying()
  const act = useAct(changeSeatEndpoint, { refreshes: [listTeamEndpoint, readMeEndpoint], onFailure: saying.failure })
  const personId = seat.person.id
  return async (role: StaffRole) => {
    if (!(await act.run({ personId, role }))) return
    const sentence = t('team.changed', { name: seat.person.name, role: t(`staffRole.${role}`) })
    saying.undoable(sentence, () => act.mutate({ personId, role: seat.role }))
  }
}

function useWithdraw(seat: Seat) {
  const { t } = useWords()
  const saying = useSaying()
  const { modal } = App.useApp()
  const act = useAct(withdrawSeatEndpoint, { refreshes: [listTeamEndpoint], onFailure: saying.failure })
  return () =>
    modal.confirm({
      title: t('team.withdrawTitle', { name: seat.person.name }),
      content: t('team.withdrawText'),
      okText: t('team.withdraw'),
      okButtonProps: { danger: true },
      onOk: async () => {
        if (await act.run({ personId: seat.person.id })) saying.done(t('team.withdrawn'))
      },
    })
}
