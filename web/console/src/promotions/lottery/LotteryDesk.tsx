/** A lottery at the desk: what was promised, what is left, the closing draw, and what is to be handed over. */
import { readLotteryEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import type { AnswerOf } from '../../../../../server/kernel/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { ListTable } from '../../app/ListTable.tsx'
import { Loaded } from '../../app/Loaded.tsx'
import { useFormats } from '../../app/me.tsx'
import type { Activity } from '../shapes.ts'
import { ClosingDraw } from './ClosingDraw.tsx'
import { PrizeClaims } from './PrizeClaims.tsx'
import './lottery.css'

export type Lottery = AnswerOf<typeof readLotteryEndpoint>

export function LotteryDesk({ activity }: { activity: Activity }) {
  const { t } = useWords()
  const channel = activity.channels[0] ?? 'web'
  const lottery = useAsk(readLotteryEndpoint, { activityId: activity.id, channel }, { staleTime: 0 })
  return (
    <Loaded from={lottery} lines={6}>
      {(found) => (
        <>
          <p className="muted">{t('lottery.entries', { count: found.entries })}</p>
          <Prizes lottery={found} />
          {found.draws === 'closing' && found.state === 'ended' && !found.drawnAt && <ClosingDraw lottery={found} />}
          <section>
            <h3>{t('lottery.commitment')}</h3>
            <code className="wrap">{found.commitment}</code>
            <p className="muted small">{t('lottery.commitmentText')}</p>
            <a href={`/lottery/${activity.id}`} target="_blank" rel="noreferrer">
              {t('lottery.proof')}
            </a>
          </section>
          <PrizeClaims activityId={activity.id} />
        </>
      )}
    </Loaded>
  )
}

function Prizes({ lottery: { prizes, draws } }: { lottery: Lottery }) {
  const { t } = useWords()
  const { count } = useFormats()
  return (
    <ListTable heads={[t('terms.prizeName'), { number: t('terms.odds') }, { number: t('lottery.left') }]}>
      {prizes.map(({ name, oddsBp, pieces, left }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td className="number" data-word={t('terms.odds')}>
            {draws === 'closing' ? '–' : `${(oddsBp ?? 0) / 100}%`}
          </td>
          <td className="number" data-word={t('lottery.left')}>
            {pieces === null || left === null ? '–' : t('lottery.of', { left: count(left), pieces: count(pieces) })}
          </td>
        </tr>
      ))}
    </ListTable>
  )
}
