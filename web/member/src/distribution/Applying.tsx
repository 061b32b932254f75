import {
  applyEndpoint,
  type DistributionRules,
  readMyPromotionEndpoint,
} from '../../../../server/modules/distribution/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Answered.tsx'
import { useFormats } from '../app/me.ts'
import { Refused } from '../app/Refused.tsx'
import { toast } from '../app/toast.ts'

/** By which rules promoters are paid, and how to become one; it costs nothing. */
export function Applying({ rules }: { rules: DistributionRules }) {
  const { t } = useWords()
  const { money, percent } = useFormats()
  const apply = useAct(applyEndpoint, {
    refreshes: [readMyPromotionEndpoint],
    onDone: ({ approvedAt }) => toast(t(approvedAt ? 'promoter.isIn' : 'promoter.applied')),
  })
  if (!rules.active) return <Empty text={t('promoter.notOffered')} />
  return (
    <section className="panel promoter-rules">
      <h2>{t('promoter.how')}</h2>
      <ul>
        <li>{t('promoter.ruleFirst', { share: percent(rules.firstBp / 10_000, 1) })}</li>
        {rules.levels === 2 && rules.secondBp > 0 ? (
          <li>{t('promoter.ruleSecond', { share: percent(rules.secondBp / 10_000, 1) })}</li>
        ) : null}
        <li>{t('promoter.ruleDays', { count: rules.protectionDays })}</li>
        <li>{t('promoter.ruleWhen')}</li>
        <li>{t('promoter.ruleTax')}</li>
        {rules.spentFen > 0 ? <li>{t('promoter.ruleSpent', { money: money(rules.spentFen) })}</li> : null}
      </ul>
      <p className="faint">{t('promoter.noPromise')}</p>
      <Refused failure={apply.error} />
      <button
        type="button"
        className="button button-main button-wide"
        disabled={apply.isPending}
        onClick={() => apply.mutate({})}
      >
        {t(rules.openToAll ? 'promoter.join' : 'promoter.apply')}
      </button>
    </section>
  )
}
