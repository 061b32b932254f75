import { useState } from 'react'
import type { AnswerOf } from '../../../../../server/kernel/contract.ts'
import {
  drawEndpoint,
  readActivityEndpoint,
  readLotteryEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct, useAsk } from '../../../../ui/asking.ts'
import { sayFailure } from '../../../../ui/client.ts'
import { useWatching } from '../../../../ui/sync/react.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Answered } from '../../app/Answered.tsx'
import { Link } from '../../app/Link.tsx'
import { channelHere } from '../here.ts'
import type { ActivityFound } from '../shapes.ts'
import { DrawBoard } from './DrawBoard.tsx'
import { MyDraws } from './MyDraws.tsx'
import { Odds } from './Odds.tsx'
import { Winners } from './Winners.tsx'
import './lottery.css'

export type LotteryFound = AnswerOf<typeof readLotteryEndpoint>

/** A lottery: the board, its published odds, what I won, who won. */
export function LotteryPart({ activity }: { activity: ActivityFound }) {
  const { t } = useWords()
  const lottery = useAsk(readLotteryEndpoint, { activityId: activity.id, channel: channelHere() }, { staleTime: 0 })
  useWatching(activity.id, () => void lottery.refetch())
  return (
    <Answered from={lottery} rows={6}>
      {(found) => (
        <>
          <Drawing lottery={found} />
          <MyDraws lottery={found} />
          <Odds lottery={found} />
          <Winners activityId={activity.id} />
          <p className="faint">
            {t('lottery.claimHow', { how: found.claimHow })}{' '}
            <Link to={`/lottery/${activity.id}`} className="text-link">
              {t('lottery.check')}
            </Link>
          </p>
        </>
      )}
    </Answered>
  )
}

function Drawing({ lottery }: { lottery: LotteryFound }) {
  const { t, language } = useWords()
  const [landed, setLanded] = useState<number | null>(null)
  const draw = useAct(drawEndpoint, { refreshes: [readLotteryEndpoint, readActivityEndpoint] })
  const { activityId, may, leftToday, costPoints, draws } = lottery
  const press = async () => {
    setLanded(null)
    const drawn = await draw.run({ activityId, channel: channelHere() })
    if (drawn) setLanded(drawn.got)
  }
  const told = draw.data && !draw.isPending ? draw.data : null
  return (
    <section className="lottery-draw">
      {draws === 'instant' ? <DrawBoard lottery={lottery} landed={landed} isRunning={draw.isPending} /> : null}
      <button
        type="button"
        className="button button-main button-wide"
        disabled={draw.isPending || !may.includes('draw')}
        onClick={() => void press()}
      >
        {t(draws === 'closing' ? 'lottery.enter' : 'lottery.draw')}
        {costPoints > 0 ? ` · ${t('lottery.cost', { points: costPoints })}` : null}
      </button>
      <p className="faint">{t('lottery.leftToday', { count: leftToday })}</p>
      <p className="lottery-told" role="status">
        {told
          ? t(`lottery.told.${told.state === 'won' ? 'won' : told.state}`, { prize: told.prize, no: told.no })
          : null}
      </p>
      {draw.error ? (
        <p className="field-problem" role="alert">
          {sayFailure(draw.error, language)}
        </p>
      ) : null}
    </section>
  )
}
