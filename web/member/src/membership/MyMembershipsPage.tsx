import { listMyMembershipsEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered, Empty } from '../app/Answered.tsx'
import { Link } from '../app/Link.tsx'
import { Page } from '../app/Page.tsx'
import { MyMembership } from './MyMembership.tsx'
import type { Mine } from './shapes.ts'
import '../shop/shop.css'
import './membership.css'

/** All memberships of mine, wherever they are, the latest first. */
export function MyMembershipsPage() {
  const { t } = useWords()
  const mine = useAsk(listMyMembershipsEndpoint, {}, { staleTime: 0 })
  return (
    <Page title={t('membership.mine')} back="/me">
      <div className="shop memberships">
        <Answered from={mine}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty text={t('membership.none')}>
                <Link to="/" className="button">
                  {t('membership.toGroups')}
                </Link>
              </Empty>
            ) : (
              (rows as Mine[]).map((one) => <MyMembership key={one.id} membership={one} named />)
            )
          }
        </Answered>
      </div>
    </Page>
  )
}
