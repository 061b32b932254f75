import type { AnswerOf } from '../../../../../server/kernel/contract.ts'
import { readLotteryEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useWatching } from '../../../../ui/sync/react.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Answered } from '../../app/Answered.tsx'
import { Link } from '../../app/Link.tsx'
import { Refused } from '../../app/Refused.tsx'
import { channelHere } from '../here.ts'
import type { ActivityFound } from '../shapes.ts'
import { DrawBoard } from './DrawBoard.tsx'
import { DrawButton } from './DrawButton.tsx'
import { MyDraws } from './MyDraws.tsx'
import { Odds } from './Odds.tsx'
import { type Play, useHeldBack, usePlay } from './use-play.ts'
import { Winners } from './Winners.tsx'
import './lottery.css'

export type LotteryFound = AnswerOf<typeof readLotteryEndpoint>

/** A lottery: the board, its published odds, what I won, who won. */
export function LotteryPart({ activity }: { activity: ActivityFound }) {
  const lottery = useAsk(readLotteryEndpoint, { activityId: activity.id, channel: channelHere() }, { staleTime: 0 })
  useWatching(activity.id, () => void lottery.refetch())
  return (
    <Answered from={lottery} rows={6}>
      {(found) => <Whole lottery={found} />}
    </Answered>
  )
}

function Whole({ lottery: found }: { lottery: LotteryFound }) {
  const { t } = useWords()
  const play = usePlay(found)
  const lottery = useHeldBack(found, play.phase === 'asking' || play.phase === 'playing')
  const { activityId, claimHow } = lottery
  return (
    <>
      <Drawing lottery={lottery} play={play} />
      <MyDraws lottery={lottery} />
      <Odds lottery={lottery} />
      <Winners activityId={activityId} />
      <p className="faint">
        {t('lottery.claimHow', { how: claimHow })}{' '}
        <Link to={`/lottery/${activityId}`} className="text-link">
          {t('lottery.check')}
        </Link>
      </p>
    </>
  )
}

function Drawing({ lottery, play }: { lottery: LotteryFound; play: Play }) {
  const { t } = useWords()
  const { may, leftToday, leftInAll, draws } = lottery
  const { phase, drawn, error } = play
  const mayDraw = may.includes('draw')
  const told = phase === 'landed' ? drawn : undefined
  return (
    <section className="lottery-draw">
      {draws === 'instant' ? <DrawBoard lottery={lottery} play={play} mayDraw={mayDraw} /> : null}
      {draws === 'closing' ? (
        <DrawButton lottery={lottery} play={play} mayDraw={mayDraw} className="button-wide" />
      ) : null}
      {draws === 'instant' ? <p className="faint">{t('lottery.onlyShows')}</p> : null}
      <p className="faint">{t('lottery.leftToday', { count: Math.min(leftToday, leftInAll) })}</p>
      <p className="lottery-told" role="status">
        {told
          ? t(`lottery.told.${told.state === 'won' ? 'won' : told.state}`, { prize: told.prize, no: told.no })
          : null}
      </p>
      <Refused failure={error} />
    </section>
  )
}
