import {
  type BargainTerms,
  readActivityEndpoint,
  startBargainEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../../ui/asking.ts'
import { sayFailure } from '../../../../ui/client.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Link } from '../../app/Link.tsx'
import { useFormats } from '../../app/me.ts'
import { go } from '../../app/router.ts'
import { toast } from '../../app/toast.ts'
import { channelHere } from '../here.ts'
import { isThere, Offer } from '../Offer.tsx'
import type { ActivityFound } from '../shapes.ts'

/** What can be bargained for, and starting it. */
export function BargainPart({ activity }: { activity: ActivityFound }) {
  const { t, language } = useWords()
  const { money } = useFormats()
  const terms = activity.terms as BargainTerms
  const mine = activity.mine.filter(({ state }) => ['running', 'succeeded', 'ordered'].includes(state))
  const start = useAct(startBargainEndpoint, {
    refreshes: [readActivityEndpoint],
    onDone: ({ id }) => go(`/d/${id}`),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  const begin = (variantId: string) =>
    void start.run({ activityId: activity.id, variantId: variantId, channel: channelHere() })
  return (
    <>
      {mine.map(({ id }) => (
        <Link key={id} to={`/d/${id}`} className="mine-note">
          {t('bargain.mineRuns')}
        </Link>
      ))}
      <ul className="rows">
        {activity.offers.map((offer) => {
          const good = terms.goods.find(({ variantId }) => variantId === offer.variantId)
          return (
            <Offer
              key={offer.variantId}
              offer={offer}
              price={terms.showsFloor ? t('bargain.downTo', { price: money(good?.floorFen) }) : money(good?.priceFen)}
            >
              {activity.state === 'running' && isThere(offer) && activity.mine.length < terms.startsPerPerson ? (
                <button
                  type="button"
                  className="button button-main"
                  disabled={start.isPending}
                  onClick={() => begin(offer.variantId)}
                >
                  {t('bargain.start')}
                </button>
              ) : null}
            </Offer>
          )
        })}
      </ul>
    </>
  )
}
