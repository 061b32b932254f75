/** 概览: is this group well, why, when is it awake, and who holds it together. */
import './insight.css'
import './overview.css'
import { useParams } from '@tanstack/react-router'
import { readGroupInsightEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { Loaded } from '../app/Loaded.tsx'
import { DaysChart } from './DaysChart.tsx'
import { HealthSheet } from './HealthSheet.tsx'
import { HoursMap } from './HoursMap.tsx'
import { KeyPeople } from './KeyPeople.tsx'
import { Replies } from './Replies.tsx'
import { RolesSheet } from './RolesSheet.tsx'
import type { GroupInsight } from './shapes.ts'
import { StageSheet } from './StageSheet.tsx'

export function GroupOverview() {
  const { groupId } = useParams({ strict: false }) as { groupId: string }
  const insight = useAsk(readGroupInsightEndpoint, { groupId }, { staleTime: 60_000 })
  return (
    <Loaded from={insight} lines={12}>
      {(found) => <Overview insight={found} />}
    </Loaded>
  )
}

function Overview({ insight }: { insight: GroupInsight }) {
  return (
    <div className="overview">
      <div className="overview-column">
        <StageSheet insight={insight} />
        <DaysChart days={insight.days} />
        <RolesSheet insight={insight} />
      </div>
      <div className="overview-column">
        <HealthSheet health={insight.health} />
        <HoursMap hours={insight.hours} />
        <KeyPeople insight={insight} />
      </div>
      <Replies insight={insight} />
    </div>
  )
}
