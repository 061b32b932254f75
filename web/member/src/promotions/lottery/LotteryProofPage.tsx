/** 验算: anybody works a lottery out anew, in their own browser, from what was published. */
import { useEffect, useState } from 'react'
import type { AnswerOf } from '../../../../../server/kernel/contract.ts'
import {
  type LotteryProof,
  readLotteryProofEndpoint,
  type Verdict,
  verifyLottery,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Answered } from '../../app/Answered.tsx'
import { useFormats } from '../../app/me.ts'
import { Page } from '../../app/Page.tsx'
import type { PageProps } from '../../app/route.ts'
import '../activities.css'
import './lottery.css'

export function LotteryProofPage({ params }: PageProps) {
  const { t } = useWords()
  const proof = useAsk(readLotteryProofEndpoint, { activityId: params.activityId ?? '' }, { staleTime: 0 })
  return (
    <Page title={t('lottery.proof')} back="/">
      <Answered from={proof} rows={5}>
        {(found) => <Whole proof={found} />}
      </Answered>
    </Page>
  )
}

function Whole({ proof }: { proof: AnswerOf<typeof readLotteryProofEndpoint> }) {
  const { t } = useWords()
  const { stamp } = useFormats()
  const verdict = useVerdict(proof)
  const facts = [
    ['commitment', proof.commitment],
    ['committedAt', stamp(proof.committedAt)],
    ['opensAt', stamp(proof.opensAt)],
    ['secret', proof.secret ?? t('lottery.secretLater')],
    ...(proof.draws === 'closing' ? [['publicValue', proof.publicValue ?? proof.publicValueFrom]] : []),
    ['entries', String(proof.entries.length)],
  ] as const
  return (
    <article className="activity proof">
      <h2>{proof.title}</h2>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`lottery.fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="team-state" role="status">
        {t(proof.secret === null ? 'lottery.verdict.later' : verdictWord(verdict), {
          count: proof.entries.length,
          numbers: verdict?.wrong.slice(0, 20).join('、') ?? '',
        })}
      </p>
      <p className="faint">{t(`lottery.how.${proof.draws}`)}</p>
    </article>
  )
}

function verdictWord(verdict: Verdict | null): string {
  if (!verdict) return 'lottery.verdict.busy'
  if (!verdict.committed) return 'lottery.verdict.secret'
  if (!verdict.complete) return 'lottery.verdict.missing'
  return verdict.wrong.length > 0 ? 'lottery.verdict.wrong' : 'lottery.verdict.right'
}

/** Computed here, not asked of the server. */
function useVerdict(proof: LotteryProof): Verdict | null {
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  useEffect(() => {
    let isCurrent = true
    void verifyLottery(proof).then((found) => isCurrent && setVerdict(found))
    return () => {
      isCurrent = false
    }
  }, [proof])
  return verdict
}
