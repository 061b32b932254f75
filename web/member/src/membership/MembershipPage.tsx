import {
  listMyMembershipsEndpoint,
  listPlansEndpoint,
  type MembershipRules,
  type Plan,
  readMembershipRulesEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered, Empty } from '../app/Answered.tsx'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { MyMembership } from './MyMembership.tsx'
import { PlanCard } from './PlanCard.tsx'
import type { Mine } from './shapes.ts'
import '../shop/shop.css'
import './membership.css'

/** What one can be a member of in a community, what I am, and by which rules I may leave: all of it before paying. */
export function MembershipPage({ params }: PageProps) {
  const { t } = useWords()
  const communityId = params.communityId as CommunityId
  const plans = useAsk(listPlansEndpoint, { communityId })
  const mine = useAsk(listMyMembershipsEndpoint, {})
  const rules = useAsk(readMembershipRulesEndpoint, { communityId })
  return (
    <Page title={t('membership.title')} back={`/c/${communityId}/shop`}>
      <div className="shop memberships">
        <Answered from={mine}>{({ rows }) => <Held rows={ofHere(rows as Mine[], communityId)} />}</Answered>
        <Answered from={plans}>
          {(found) => (
            <Answered from={mine}>
              {({ rows }) => (
                <Plans plans={found.rows as Plan[]} mine={ofHere(rows as Mine[], communityId)} rules={rules.data} />
              )}
            </Answered>
          )}
        </Answered>
      </div>
    </Page>
  )
}

const ofHere = (rows: readonly Mine[], communityId: CommunityId) =>
  rows.filter((one) => one.communityId === communityId)

/** What holds or is to come; what is over stands on the page of all memberships. */
function Held({ rows }: { rows: readonly Mine[] }) {
  const now = rows.filter(({ holds, state }) => holds || state === 'upcoming').reverse()
  return now.map((one) => <MyMembership key={one.id} membership={one} />)
}

type Props = { plans: readonly Plan[]; mine: readonly Mine[]; rules: unknown }

function Plans({ plans, mine, rules }: Props) {
  const { t } = useWords()
  const offered = plans.filter(({ shown }) => shown)
  if (offered.length === 0) return <Empty text={t('membership.noPlans')} />
  const isForGood = mine.some(({ holds, endsAt }) => holds && endsAt === null)
  const hasTried = mine.some(({ orderId }) => orderId === null)
  return (
    <>
      <h2>{t(mine.some(({ holds }) => holds) ? 'membership.renewOrChange' : 'membership.plans')}</h2>
      {offered.map((plan) => (
        <PlanCard
          key={plan.id}
          plan={plan}
          rules={rules as MembershipRules | undefined}
          hasTried={hasTried}
          isForGood={isForGood}
        />
      ))}
      <p className="faint">{t('membership.noAutoRenew')}</p>
    </>
  )
}
