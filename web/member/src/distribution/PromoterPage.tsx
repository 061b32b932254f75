import {
  type DistributionRules,
  type Promoter,
  readMyPromotionEndpoint,
  readRulesEndpoint,
} from '../../../../server/modules/distribution/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered } from '../app/Answered.tsx'
import { Page } from '../app/Page.tsx'
import { Applying } from './Applying.tsx'
import { Earning } from './Earning.tsx'
import { MyLink } from './MyLink.tsx'
import { MySides } from './MySides.tsx'
import type { Promotion } from './shapes.ts'
import '../shop/shop.css'
import './promoter.css'

/** 推广中心: apply, my link, what I earned and when I can have it. */
export function PromoterPage() {
  const { t } = useWords()
  const mine = useAsk(readMyPromotionEndpoint, {}, { staleTime: 0 })
  return (
    <Page title={t('promoter.title')} back="/me">
      <div className="shop promoter">
        <Answered from={mine} rows={5}>
          {(found) => (found.promoter ? <Standing mine={found as Promotion} /> : <Stranger />)}
        </Answered>
      </div>
    </Page>
  )
}

function Stranger() {
  const rules = useAsk(readRulesEndpoint, {})
  return <Answered from={rules}>{(found) => <Applying rules={found as DistributionRules} />}</Answered>
}

function stateOf({ approvedAt, stoppedAt }: Promoter): 'applied' | 'stopped' | 'active' {
  if (stoppedAt) return 'stopped'
  return approvedAt ? 'active' : 'applied'
}

function Standing({ mine }: { mine: Promotion }) {
  const { t } = useWords()
  const state = stateOf(mine.promoter)
  if (state === 'applied') {
    return (
      <section className="standing">
        <h2>{t('promoter.waiting')}</h2>
        <p>{t('promoter.waitingHint')}</p>
      </section>
    )
  }
  return (
    <>
      {state === 'stopped' ? <p className="standing standing-refunded">{t('promoter.stopped')}</p> : null}
      {state === 'active' && !mine.active ? <p className="standing standing-refunded">{t('promoter.off')}</p> : null}
      <Earning mine={mine} />
      {state === 'active' && mine.active ? <MyLink code={mine.promoter.code} /> : null}
      <MySides mine={mine} />
    </>
  )
}
