import type { Bargain } from '../../../../../server/modules/promotions/contract.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.ts'

/** How far it is: by money where the floor is shown, else by people. Both from rows. */
export function CutBar({ bargain: { priceFen, nowFen, floorFen, people, missing } }: { bargain: Bargain }) {
  const { t } = useWords()
  const { money } = useFormats()
  const [most, done] = floorFen === null ? [people, people - missing] : [priceFen - floorFen, priceFen - nowFen]
  return (
    <div className="cut-bar">
      <progress max={most} value={done} aria-label={t('bargain.progress')} />
      <p className="faint">
        {t('bargain.cutSoFar', { price: money(priceFen - nowFen) })}
        {floorFen === null || nowFen === floorFen
          ? null
          : ` · ${t('bargain.toFloor', { price: money(nowFen - floorFen) })}`}
      </p>
    </div>
  )
}
