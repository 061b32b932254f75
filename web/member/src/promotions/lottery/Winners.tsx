import { listWinnersEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAskPages } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { MoreBelow } from '../../app/MoreBelow.tsx'
import { channelHere } from '../here.ts'
import type { ActivityFound } from '../shapes.ts'

/** 中奖名单, with masked names. */
export function Winners({ activityId }: { activityId: ActivityFound['id'] }) {
  const { t } = useWords()
  const pages = useAskPages(listWinnersEndpoint, { activityId, channel: channelHere(), limit: 50 })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{t('lottery.winners')}</h2>
      <ul className="rows">
        {rows.map(({ no, name, prize }) => (
          <li key={no} className="goods-row">
            <b className="draw-no">{no}</b>
            <span className="row-words">{name}</span>
            <span className="faint">{prize}</span>
          </li>
        ))}
      </ul>
      <MoreBelow pages={pages} />
    </section>
  )
}
