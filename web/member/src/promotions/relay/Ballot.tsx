import { useEffect, useState } from 'react'
import {
  type BallotProof,
  type BallotVerdict,
  readRelayBallotEndpoint,
  verifyBallot,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Answered } from '../../app/Answered.tsx'
import { useFormats } from '../../app/me.ts'
import { channelHere } from '../here.ts'
import { TimeLeft } from '../TimeLeft.tsx'
import type { RelayFound } from './shapes.ts'

/** 抽签: how places are given, before anybody enters; afterwards the draw, to be worked out anew. */
export function Ballot({ relay: { activityId, ballot } }: { relay: RelayFound }) {
  const { t } = useWords()
  const { stamp } = useFormats()
  const [isChecking, setIsChecking] = useState(false)
  if (!ballot) return null
  const { state, closesAt, lots, commitment } = ballot
  return (
    <section className="mine-note relay-ballot" aria-label={t('relay.ballot.title')}>
      <p>
        <b>{t('relay.ballot.title')}</b>{' '}
        <span role="status">{t(`relay.ballot.${state}`, { count: lots, at: stamp(closesAt) })}</span>
      </p>
      {state === 'open' ? (
        <p className="countdown">
          <TimeLeft until={closesAt} say="relay.ballot.closesIn" />
        </p>
      ) : null}
      {state === 'ahead' || state === 'open' ? <p className="faint">{t('relay.ballot.how')}</p> : null}
      {state === 'drawn' && isChecking ? <Checked activityId={activityId} /> : null}
      {state === 'drawn' && !isChecking ? (
        <button type="button" className="text-button" onClick={() => setIsChecking(true)}>
          {t('relay.ballot.check')}
        </button>
      ) : null}
      <p className="faint relay-print">{t('relay.ballot.print', { print: commitment })}</p>
    </section>
  )
}

function Checked({ activityId }: Pick<RelayFound, 'activityId'>) {
  const { t } = useWords()
  const proof = useAsk(readRelayBallotEndpoint, { activityId, channel: channelHere() }, { staleTime: 0 })
  return (
    <Answered from={proof} rows={2}>
      {(found) => (
        <>
          <Verdict proof={found} />
          <p className="faint relay-print">{t('relay.ballot.secret', { secret: found.secret ?? '–' })}</p>
        </>
      )}
    </Answered>
  )
}

/** Computed here, not asked of the server. */
function Verdict({ proof }: { proof: BallotProof }) {
  const { t } = useWords()
  const [verdict, setVerdict] = useState<BallotVerdict | null>(null)
  useEffect(() => {
    let isCurrent = true
    void verifyBallot(proof).then((found) => isCurrent && setVerdict(found))
    return () => {
      isCurrent = false
    }
  }, [proof])
  return (
    <p className="team-state" role="status">
      {t(`relay.ballot.verdict.${wordOf(verdict)}`, {
        count: proof.lots.length,
        numbers: verdict?.wrong.slice(0, 20).join('、') ?? '',
      })}
    </p>
  )
}

function wordOf(verdict: BallotVerdict | null): string {
  if (!verdict) return 'busy'
  if (!verdict.committed) return 'secret'
  if (!verdict.complete) return 'missing'
  return verdict.wrong.length > 0 ? 'wrong' : 'right'
}
