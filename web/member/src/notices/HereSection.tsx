import { useState } from 'react'
import { readNoticesEndpoint, removeDeviceEndpoint } from '../../../../server/modules/notices/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { answers } from '../app/answers.ts'
import { attempt } from '../app/failing.ts'
import { Switch } from '../app/Switch.tsx'
import { abilityHere, NotTold, turnOffHere, turnOn } from './this-device.ts'

type Props = { isTold: boolean; own: string | undefined }

/** Whether this device is told; when it cannot be, why not and what to do. */
export function HereSection({ isTold, own }: Props) {
  const { t } = useWords()
  const [ability, setAbility] = useState(abilityHere)
  const [problem, setProblem] = useState<NotTold['reason'] | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const removing = useAct(removeDeviceEndpoint, { refreshes: [readNoticesEndpoint] })

  async function change(isOn: boolean) {
    setIsBusy(true)
    setProblem(null)
    await attempt(() => (isOn ? listen() : leave()))
    setAbility(abilityHere())
    setIsBusy(false)
  }
  async function listen() {
    const why = await turnOn().then(() => null, reasonOf)
    setProblem(why)
    await answers.invalidateQueries({ queryKey: [readNoticesEndpoint.name] })
  }
  async function leave() {
    await turnOffHere()
    if (own) await removing.mutateAsync({ deviceId: own })
  }
  const isAble = ability === 'able' && problem !== 'denied'
  return (
    <section className="panel">
      <h2>{t('notices.here')}</h2>
      {isAble ? (
        <Switch
          icon="bell"
          label={t('notices.turnOn')}
          hint={t('notices.turnOnHint')}
          isOn={isTold}
          isBusy={isBusy}
          change={(isOn) => void change(isOn)}
        />
      ) : null}
      <p role="status" className="notices-why">
        {isAble ? problem && t(`notices.why.${problem}`) : t(`notices.why.${ability === 'able' ? 'denied' : ability}`)}
      </p>
    </section>
  )
}

function reasonOf(failure: unknown): NotTold['reason'] {
  if (failure instanceof NotTold) return failure.reason
  throw failure
}
