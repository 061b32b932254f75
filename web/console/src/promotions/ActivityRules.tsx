import { useWords } from '../../../ui/words/index.ts'
import { Sheet } from '../app/Page.tsx'
import { useToldRules } from '../../../ui/told-rules.ts'
import { Ruling } from './ChannelsField.tsx'
import type { Activity } from './shapes.ts'
import { listChannelRulesEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../ui/asking.ts'

/** The rules as members read them before they pay, and where it is offered. */
export function ActivityRules({ activity }: { activity: Activity }) {
  const { t } = useWords()
  const told = useToldRules()
  const rulings = useAsk(listChannelRulesEndpoint, {}, { staleTime: 3_600_000 }).data?.rows ?? []
  return (
    <Sheet title={t('activities.rules')}>
      <ul className="told-rules">
        {activity.rules.map((rule) => (
          <li key={told(rule)}>{told(rule)}</li>
        ))}
      </ul>
      <ul className="lines">
        {activity.channels.map((one) => (
          <li key={one} className="line line-tall">
            <b>{t(`channel.${one}`)}</b>
            <Ruling ruling={rulings.find((row) => row.channel === one && row.mechanic === activity.kind)} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
