import { listPickupPointsEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered } from '../app/Answered.tsx'
import { Picks } from './Picks.tsx'
import type { CheckingOut } from './use-checkout.ts'

/** Where it is fetched. */
export function PickupPoints({ checkingOut: { filled, fill, isChecked } }: { checkingOut: CheckingOut }) {
  const { t } = useWords()
  const points = useAsk(listPickupPointsEndpoint, {})
  return (
    <Answered from={points} rows={2}>
      {({ rows }) => {
        const open = rows.filter(({ closedAt }) => !closedAt)
        if (open.length === 0) return <p className="few-left">{t('checkout.noPickupPoints')}</p>
        return (
          <>
            <Picks
              label={t('checkout.pickupPoint')}
              name="pickup-point"
              value={filled.pickupPointId}
              options={open.map(({ id, name, address, hours }) => ({
                value: id,
                label: name,
                under: [address, hours].filter(Boolean).join(' · '),
              }))}
              choose={(pickupPointId) => fill({ ...filled, pickupPointId })}
            />
            {isChecked && !filled.pickupPointId ? (
              <p className="field-problem">{t('checkout.lacks.pickupPoint')}</p>
            ) : null}
          </>
        )
      }}
    </Answered>
  )
}
